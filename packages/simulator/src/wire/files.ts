// Carries files over HTTP, as stations do that have no FTP.
import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';

/** A file in memory, as a station brings it. */
export type NamedBytes = { name: string; bytes: Uint8Array };

/** How a station reaches the servers that files come from and go to; both reject where it does not get through. */
export type FileCarrier = {
  download(url: string): Promise<Uint8Array>;
  upload(url: string, file: NamedBytes): Promise<void>;
};

/** Brings files as the body of a PUT, or in a form by POST. */
export function filesOverHttp(uploadsBy: 'PUT' | 'POST' = 'PUT'): FileCarrier {
  return {
    download: (url) => exchange(url, { method: 'GET' }),
    async upload(url, { name, bytes }) {
      if (uploadsBy === 'PUT') return void (await exchange(url, { method: 'PUT' }, bytes));
      const boundary = 'file-of-a-station';
      const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
      const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
      await exchange(url, { method: 'POST', headers }, body);
    },
  };
}

async function exchange(url: string, options: RequestOptions, body?: Uint8Array): Promise<Uint8Array> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // One that is kept for later would outlive the station.
    const request = send(url, { ...options, agent: false }, resolve);
    request.on('error', reject);
    request.end(body);
  });
  const answer = await buffer(response);
  if (response.statusCode !== 200) throw new Error(`the server of the file answered ${response.statusCode}`);
  return answer;
}
