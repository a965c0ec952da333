// One station of the load: a socket with as little around it as answers need; knows no pace and no measuring.
import { setTimeout as delay } from 'node:timers/promises';
import { WebSocket } from 'ws';
import type { Script } from './traffic.ts';

export type Station = {
  /** Sends the script's next request. Only when the last one has been answered. */
  send(): void;
  close(): void;
};

type Watcher = {
  /** The answer to the last request is here and right. */
  onAnswer(station: Station): void;
  /** An error, a wrong answer, or the end of the connection. The station says nothing more. */
  onFailure(reason: string): void;
};

type Frame = [type: 2 | 3 | 4, id: string, ...rest: unknown[]];

const retryMs = 50;
const patienceMs = 30_000;

/** Connects, boots, and keeps trying while it is told to come back later. */
export async function connectStation(
  url: string,
  { userName, password, script }: { userName: string; password: string; script: Script },
  watcher: Watcher,
): Promise<Station> {
  const options = { auth: `${userName}:${password}`, perMessageDeflate: false };
  const until = performance.now() + patienceMs;
  for (;;) {
    const socket = new WebSocket(`${url}/${userName}`, [script.subprotocol], options);
    const refusal = await opened(socket);
    if (refusal === undefined) return booted(talk(socket, script, watcher), socket, script.boot);
    if (refusal !== 503 || performance.now() > until) throw new Error(`${userName} was refused with ${refusal}.`);
    await delay(retryMs);
  }
}

function opened(socket: WebSocket): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    socket.once('open', () => resolve(undefined));
    socket.once('error', reject);
    socket.once('unexpected-response', (request, response) => {
      socket.removeAllListeners('error').on('error', () => undefined);
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
  });
}

/** The boot's answer passes by like any other, before the first request of the script. */
function booted(station: Station, socket: WebSocket, boot: object): Promise<Station> {
  return new Promise((resolve, reject) => {
    socket.once('message', () => resolve(station));
    socket.once('close', () => reject(new Error('The connection ended before the boot was answered.')));
    socket.send(JSON.stringify([2, 'boot', 'BootNotification', boot]));
  });
}

function talk(socket: WebSocket, script: Script, watcher: Watcher): Station {
  let asked = 0;
  let isOver = false;
  const station: Station = {
    send() {
      const { action, payload } = script.next();
      asked += 1;
      // Given bytes, ws masks and writes a frame in one piece.
      socket.send(Buffer.from(`[2,"${asked}","${action}",${JSON.stringify(payload)}]`), { binary: false });
    },
    close() {
      isOver = true;
      socket.close();
    },
  };
  const fail = (reason: string) => {
    if (!isOver) watcher.onFailure(reason);
    isOver = true;
  };
  const isAnswer = ([type, id, content]: Frame) =>
    type === 3 && id === String(asked) && script.isRight(content as object);
  socket.on('message', (bytes: Buffer) => {
    const frame = JSON.parse(bytes.toString()) as Frame;
    const [type, id, content] = frame;
    if (type === 2) socket.send(JSON.stringify([3, id, replyTo(String(content))]));
    else if (id === 'boot' ? !isBooted(content) : !isAnswer(frame)) fail(bytes.toString());
    else if (id !== 'boot') watcher.onAnswer(station);
  });
  socket.on('close', (code) => fail(`closed with ${code}`));
  socket.on('error', (error) => fail(error.message));
  return station;
}

function isBooted(content: unknown): boolean {
  return (content as { status?: string } | null)?.status === 'Accepted';
}

function replyTo(action: string): object {
  if (action === 'GetConfiguration') return { configurationKey: [], unknownKey: [] };
  return { status: action === 'TriggerMessage' ? 'NotImplemented' : 'Rejected' };
}
