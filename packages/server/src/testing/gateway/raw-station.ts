// A station as tests need it: raw text frames in and out of a real socket, and handshakes that may be refused.
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';

export type Credentials = { user: string; password: string | Buffer };

export function basicAuth({ user, password }: Credentials): string {
  return `Basic ${Buffer.concat([Buffer.from(`${user}:`), Buffer.from(password)]).toString('base64')}`;
}

export type HandshakeAnswer = { status: number; headers: IncomingHttpHeaders; socket: Duplex; first: Buffer };

/** An upgrade request with exactly these headers besides what WebSocket needs; the answer, whatever it is. */
export function shakeHands(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<HandshakeAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({
      port,
      path,
      agent: false,
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      },
    });
    asked.on('upgrade', ({ statusCode = 0, headers }, socket, first) => {
      resolve({ status: statusCode, headers, socket, first });
    });
    asked.on('response', (response) => {
      response.resume();
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        socket: response.socket,
        first: Buffer.alloc(0),
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}

export type RawStation = {
  readonly ws: WebSocket;
  send(text: string): void;
  /** The next frame of the server that was not taken yet. */
  next(): Promise<string>;
  /** Sends a CALL and gives the next frame, parsed. */
  call(action: string, payload: unknown, id?: string): Promise<unknown[]>;
  /** Frames that came and were not taken. */
  readonly untaken: readonly string[];
  readonly closed: Promise<number>;
  readonly pings: number;
  /** Ends the connection and waits for its end. */
  leave(): Promise<void>;
};

export type RawStationOptions = {
  path: string;
  credentials?: Credentials | undefined;
  subprotocols?: string[];
  /** Of a proxy, beside those of the station. */
  headers?: Readonly<Record<string, string>>;
  /** Connects over TLS: whom it believes, and what it proves itself by. */
  tls?: { ca: string; cert?: string | undefined; key?: string | undefined };
  autoPong?: boolean;
  compress?: boolean;
};

/** Connects, or rejects with the status of the refusal in its message. */
export function connectRawStation(port: number, options: RawStationOptions): Promise<RawStation> {
  const { path, credentials, subprotocols = ['ocpp1.6'], autoPong = true, compress = false, headers, tls } = options;
  const ws = new WebSocket(`${tls ? 'wss' : 'ws'}://127.0.0.1:${port}${path}`, subprotocols, {
    autoPong,
    perMessageDeflate: compress,
    headers: { ...headers, ...(credentials && { Authorization: basicAuth(credentials) }) },
    ...tls,
  });
  const station = listenTo(ws);
  return new Promise((resolve, reject) => {
    ws.on('open', () => resolve(station));
    ws.on('error', reject);
  });
}

function listenTo(ws: WebSocket): RawStation {
  const untaken: string[] = [];
  const takers: ((text: string) => void)[] = [];
  let pings = 0;
  let lastId = 0;
  ws.on('message', (bytes: Buffer) => {
    const taker = takers.shift();
    if (taker) taker(bytes.toString());
    else untaken.push(bytes.toString());
  });
  ws.on('ping', () => (pings += 1));
  const closed = new Promise<number>((resolve) => ws.on('close', resolve));
  const next = (): Promise<string> => {
    const text = untaken.shift();
    return text === undefined ? new Promise((resolve) => takers.push(resolve)) : Promise.resolve(text);
  };
  return {
    ws,
    send: (text) => ws.send(text),
    next,
    async call(action, payload, id = `call-${(lastId += 1)}`) {
      ws.send(JSON.stringify([2, id, action, payload]));
      return JSON.parse(await next()) as unknown[];
    },
    untaken,
    closed,
    get pings() {
      return pings;
    },
    async leave() {
      ws.terminate();
      await closed;
    },
  };
}
