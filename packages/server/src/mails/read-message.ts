// Reads back what a message of ours says: its head, its plain text and its HTML. Knows only the encodings that we write.

export type ReadMessage = {
  subject: string;
  from: string;
  to: string;
  text: string;
  html: string;
  attached: { name: string; bytes: Buffer }[];
};

export function readMessage(raw: Buffer): ReadMessage {
  const message = partOf(raw.toString('latin1'));
  const parts = leavesOf(message);
  const bodyOf = (type: string) => parts.find(({ head }) => head.get('content-type')?.startsWith(type));
  const headerOf = (name: string) => decodedWords(message.head.get(name) ?? '');
  return {
    subject: headerOf('subject'),
    from: headerOf('from'),
    to: headerOf('to'),
    text: decodedBody(bodyOf('text/plain')),
    html: decodedBody(bodyOf('text/html')),
    attached: parts.flatMap(({ head, body }) => {
      const name = /^attachment;.*filename="?([^";]+)"?/.exec(head.get('content-disposition') ?? '')?.[1];
      return name === undefined ? [] : [{ name, bytes: Buffer.from(body, 'base64') }];
    }),
  };
}

type Part = { head: Map<string, string>; body: string };

function partOf(text: string): Part {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const fields = lines.map((line): [string, string] => {
    const [name = '', ...value] = line.split(':');
    return [name.trim().toLowerCase(), value.join(':').trim()];
  });
  return { head: new Map(fields), body: rest.join('\r\n\r\n') };
}

function leavesOf(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(part.head.get('content-type') ?? '')?.[1];
  if (boundary === undefined) return [part];
  const pieces = `\r\n${part.body}`.split(`\r\n--${boundary}`).slice(1, -1);
  return pieces.flatMap((piece) => leavesOf(partOf(piece.replace(/^\r\n/, ''))));
}

function decodedBody(part: Part | undefined): string {
  if (part === undefined) return '';
  const encoding = part.head.get('content-transfer-encoding')?.toLowerCase();
  const bytes = encoding === 'base64' ? Buffer.from(part.body, 'base64') : unquoted(part.body);
  return bytes.toString('utf8').replaceAll('\r\n', '\n').trim();
}

function unquoted(text: string): Buffer {
  const joined = text.replace(/=\r\n/g, '');
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  );
}

/** Words of a header in other letters than ASCII: `=?UTF-8?Q?…?=`; one of them may end within a letter. */
function decodedWords(text: string): string {
  return text.replace(/=\?utf-8\?[QB]\?[^?]*\?=(?:\s+=\?utf-8\?[QB]\?[^?]*\?=)*/gi, (run) =>
    Buffer.concat(
      Array.from(run.matchAll(/=\?utf-8\?([QB])\?([^?]*)\?=/gi), ([, way, word = '']) =>
        way?.toUpperCase() === 'B' ? Buffer.from(word, 'base64') : unquoted(word.replaceAll('_', ' ')),
      ),
    ).toString('utf8'),
  );
}
