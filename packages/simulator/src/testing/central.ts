// A central system for the simulator's own tests: answers as a test wants, and remembers what it was told.
import { once } from 'node:events';
import {
  callsToStation16,
  callsToStation201,
  callsToStation21,
  createRpcSession,
  type FromStation16,
  type FromStation201,
  type FromStation21,
  type IncomingCall,
  OcppError,
  type OcppVersion,
  type Requests16,
  type Requests201,
  type Requests21,
  type RpcSession,
  type ToStation16,
  type ToStation201,
  type ToStation21,
  type TypedCall16,
  type TypedCall201,
  type TypedCall21,
} from '@stationmaster/ocpp';
import { type WebSocket, WebSocketServer } from 'ws';
import { realClock } from '../world/clock.ts';
import { randomId, seededRandom } from '../world/random.ts';

/** What a test lets the central system do with a call: answer, refuse, or say nothing. */
type Reply = object | OcppError | 'silence';

type Replies<Requests> = { [A in keyof Requests]?: (payload: Requests[A]) => Reply };

/** A version as a central system for tests speaks it. */
type Language<Requests, Call> = {
  version: OcppVersion;
  replies: Replies<Requests>;
  callsTo(session: Pick<RpcSession, 'call'>, onDeviation: () => void): Call;
};

const currentTime = '2026-01-05T08:00:00.000Z';
const accepted = { status: 'Accepted' };
const common = {
  BootNotification: () => ({ status: 'Accepted', interval: 300, currentTime }),
  Heartbeat: () => ({ currentTime }),
};

class Central<Requests, Call> {
  readonly replies: Replies<Requests>;
  /** Every call received, in order. */
  readonly calls: { action: string; payload: object }[] = [];
  readonly handshakes: { path: string; authorization: string | undefined; subprotocols: string[] }[] = [];
  readonly sockets = new Set<WebSocket>();
  readonly #server: WebSocketServer;
  readonly #random = seededRandom(99);
  readonly #language: Language<Requests, Call>;
  #rpc: RpcSession | undefined;
  /** Handshakes are answered with this status code instead of being accepted. */
  refusal: number | undefined;

  constructor(server: WebSocketServer, language: Language<Requests, Call>) {
    this.#server = server;
    this.#language = language;
    this.replies = language.replies;
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
  payloads<A extends keyof Requests>(action: A): Requests[A][] {
    return this.calls.filter((call) => call.action === action).map(({ payload }) => payload as Requests[A]);
  }

  /** Calls the station that connected last. */
  get call(): Call {
    if (this.#rpc === undefined) throw new Error('no station is connected');
    return this.#language.callsTo(this.#rpc, () => {});
  }

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
      version: this.#language.version,
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

export type Central16 = Central<Pick<Requests16, FromStation16>, TypedCall16<ToStation16>>;
export type Central201 = Central<Pick<Requests201, FromStation201>, TypedCall201<ToStation201>>;
export type Central21 = Central<Pick<Requests21, FromStation21>, TypedCall21<ToStation21>>;

/** Gives transactions the ids 1001, 1002, … */
export function startCentral(): Promise<Central16> {
  let lastTransactionId = 1000;
  const replies = {
    ...common,
    Authorize: () => ({ idTagInfo: accepted }),
    StartTransaction: () => ({ idTagInfo: accepted, transactionId: (lastTransactionId += 1) }),
  };
  return listen({ version: '1.6', replies, callsTo: callsToStation16 });
}

const common2 = {
  ...common,
  Authorize: () => ({ idTokenInfo: accepted }),
  TransactionEvent: ({ idToken }: { idToken?: object }) => (idToken === undefined ? {} : { idTokenInfo: accepted }),
};

export function startCentral201(): Promise<Central201> {
  return listen({ version: '2.0.1', replies: { ...common2 }, callsTo: callsToStation201 });
}

export function startCentral21(): Promise<Central21> {
  return listen({ version: '2.1', replies: { ...common2 }, callsTo: callsToStation21 });
}

async function listen<Requests, Call>(language: Language<Requests, Call>): Promise<Central<Requests, Call>> {
  let central: Central<Requests, Call> | undefined;
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    verifyClient: (_info, done) => {
      const refusal = central?.refusal;
      done(refusal === undefined, refusal);
    },
  });
  await once(server, 'listening');
  central = new Central(server, language);
  return central;
}
