// An audited station's raw socket: frames and nothing else, so that no library of ours stands between server and auditor.
import { WebSocket } from 'ws';

export type Payload = Readonly<Record<string, unknown>>;

export type Wire = {
  /** Resolves with the answer; rejects with `CallRefused`, or with `WireLost` when the connection ends before. */
  call(action: string, payload: Payload): Promise<Payload>;
  readonly isOpen: boolean;
  terminate(): void;
};

class WireLost extends Error {}

export class CallRefused extends Error {}

/** The handshake was refused; 0 where nobody answered. */
export class HandshakeRefused extends Error {
  readonly statusCode: number;

  constructor(statusCode: number) {
    super(`the handshake was refused with ${statusCode}`);
    this.statusCode = statusCode;
  }
}

export type Address = { url: string; identifier: string; password: string };
type Waiting = { resolve(answer: Payload): void; reject(error: Error): void };

let lastMessageId = 0;

export function openWire({ url, identifier, password }: Address, onClosed: (code: number) => void): Promise<Wire> {
  const credentials = Buffer.from(`${identifier}:${password}`).toString('base64');
  const socket = new WebSocket(`${url}/${identifier}`, ['ocpp1.6'], {
    headers: { authorization: `Basic ${credentials}` },
    perMessageDeflate: false,
  });
  const waiting = new Map<string, Waiting>();
  socket.on('message', (bytes: Buffer) => take(socket, waiting, bytes.toString()));
  return new Promise((resolve, reject) => {
    let statusCode = 0;
    socket.on('unexpected-response', (_request, response) => {
      statusCode = response.statusCode ?? 0;
      socket.terminate();
    });
    socket.on('error', () => reject(new HandshakeRefused(statusCode)));
    let opened = false;
    socket.on('open', () => {
      opened = true;
      resolve(wireOver(socket, waiting));
    });
    socket.on('close', (code) => {
      reject(new HandshakeRefused(statusCode));
      if (!opened) return;
      for (const one of waiting.values()) one.reject(new WireLost(`closed with ${code}`));
      onClosed(code);
    });
  });
}

function wireOver(socket: WebSocket, waiting: Map<string, Waiting>): Wire {
  return {
    call(action, payload) {
      if (socket.readyState !== WebSocket.OPEN) return Promise.reject(new WireLost('closed before'));
      const id = String((lastMessageId += 1));
      const answered = new Promise<Payload>((resolve, reject) => waiting.set(id, { resolve, reject }));
      socket.send(JSON.stringify([2, id, action, payload]));
      return answered;
    },
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    terminate: () => socket.terminate(),
  };
}

function take(socket: WebSocket, waiting: Map<string, Waiting>, text: string): void {
  const [type, id, ...rest] = JSON.parse(text) as [number, string, ...unknown[]];
  // A call of the server's, such as the wish for a boot: of no interest here.
  if (type === 2) return socket.send(JSON.stringify([4, id, 'NotImplemented', '', {}]));
  const one = waiting.get(id);
  waiting.delete(id);
  if (type === 3) one?.resolve(rest[0] as Payload);
  else one?.reject(new CallRefused(text));
}
