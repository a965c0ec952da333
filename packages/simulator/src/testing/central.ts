// A central system for the simulator's own tests: answers as a test wants, and remembers what it was told.
import { once } from 'node:events';
import {
  callsToStation16,
  createRpcSession,
  type FromStation16,
  type IncomingCall,
  OcppError,
  type Requests16,
  type RpcSession,
  type ToStation16,
  type TypedCall16,
} from '@stationmaster/ocpp';
import { type WebSocket, WebSocketServer } from 'ws';
import { realClock } from '../world/clock.ts';
import { randomId, seededRandom } from '../world/random.ts';

/** What a test lets the central system do with a call: answer, refuse, or say nothing. */
export type Reply = object | OcppError | 'silence';

type Replies = { [A in FromStation16]?: (payload: Requests16[A]) => Reply };

const currentTime = '2026-01-05T08:00:00.000Z';
const accepted = { idTagInfo: { status: 'Accepted' } };

export class Central {
  readonly replies: Replies = {
    BootNotification: () => ({ status: 'Accepted', interval: 300, currentTime }),
    Heartbeat: () => ({ currentTime }),
    Authorize: () => accepted,
    StartTransaction: () => ({ ...accepted, transactionId: (this.#lastTransactionId += 1) }),
  };
  /** Every call received, in order. */
  readonly calls: { action: string; payload: object }[] = [];
  readonly handshakes: { path: string; authorization: string | undefined; subprotocols: string[] }[] = [];
  readonly sockets = new Set<WebSocket>();
  readonly #server: WebSocketServer;
  readonly #random = seededRandom(99);
  #rpc: RpcSession | undefined;
  #lastTransactionId = 1000;
  /** Handshakes are answered with this status code instead of being accepted. */
  refusal: number | undefined;

  constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket, request) => {
      const { url, headers } = request;
      const subprotocols = (headers['sec-websocket-protocol'] ?? '').split(',').filter((name) => name !== '');
      this.handshakes.push({ path: url ?? '', authorization: headers.authorization, subprotocols });
      this.#take(socket);
    });
  }

  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return `ws://127.0.0.1:${address.port}/ocpp/acme`;
  }

  /** Payloads of every call of one action. */
  payloads<A extends FromStation16>(action: A): Requests16[A][] {
    return this.calls.filter((call) => call.action === action).map(({ payload }) => payload as Requests16[A]);
  }

  /** Calls the station that connected last. */
  readonly call: TypedCall16<ToStation16> = (action, payload) => {
    if (this.#rpc === undefined) throw new Error('no station is connected');
    return callsToStation16(this.#rpc, () => {})(action, payload);
  };

  /** Breaks all connections. */
  breakConnections(): void {
    for (const socket of this.sockets) socket.terminate();
  }

  async close(): Promise<void> {
    this.breakConnections();
    this.#rpc?.close('the test is over');
    this.#server.close();
    await once(this.#server, 'close');
  }

  #take(socket: WebSocket): void {
    const rpc = createRpcSession({
      version: '1.6',
      send: (text) => socket.send(text),
      onCall: (call) => this.#answer(call),
      isRepeatable: () => false,
      startTimer: (timeoutMs, run) => realClock.startTimer(timeoutMs, run),
      newId: () => randomId(this.#random),
      callTimeoutMs: 5_000,
      onDeviation: () => {},
    });
    this.#rpc = rpc;
    this.sockets.add(socket);
    socket.on('message', (message: Buffer) => rpc.receive(message.toString()));
    socket.on('close', () => {
      rpc.close('the socket closed');
      this.sockets.delete(socket);
    });
  }

  #answer(call: IncomingCall): void {
    const payload = call.payload as object;
    this.calls.push({ action: call.action, payload });
    const reply = (this.replies as Record<string, ((payload: object) => Reply) | undefined>)[call.action];
    const answer = reply?.(payload) ?? {};
    if (answer === 'silence') return;
    if (answer instanceof OcppError) call.fail(answer);
    else call.answer(answer);
  }
}

export async function startCentral(): Promise<Central> {
  let central: Central | undefined;
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: (_info, done) => {
      const refusal = central?.refusal;
      done(refusal === undefined, refusal);
    },
  });
  await once(server, 'listening');
  central = new Central(server);
  return central;
}
