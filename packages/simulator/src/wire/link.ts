// A station's way to its central system: one WebSocket, made again when lost; knows frames, no messages.
import { createRpcSession, type Deviation, type IncomingCall, type RpcSession } from '@stationmaster/ocpp';
import { WebSocket } from 'ws';
import type { LinkOptions } from './link-options.ts';
import { between } from '../world/random.ts';

/** What a link tells. */
export type LinkEvents = {
  opened(): void;
  closed(code: number, reason: string): void;
  refused(statusCode: number | undefined, reason: string): void;
  called(call: IncomingCall): void;
  frame(direction: 'in' | 'out', text: string): void;
  deviation(deviation: Deviation): void;
};

const longestReconnectMs = 60_000;
const normalClosure = 1000;

/** A handshake that was refused, with its status code where there was an answer. */
export class HandshakeRefused extends Error {
  override readonly name = 'HandshakeRefused';
  readonly statusCode: number | undefined;

  constructor(statusCode: number | undefined, reason: string) {
    super(`the central system refused the connection: ${reason}`);
    this.statusCode = statusCode;
  }
}

export class Link {
  readonly #options: LinkOptions;
  readonly #events: LinkEvents;
  #socket: WebSocket | undefined;
  #rpc: RpcSession | undefined;
  #silent: WebSocket | undefined;
  readonly #lastTexts = new Map<string, string>();
  #attempts = 0;
  #hasProbed = false;
  #isWanted = false;
  #cancelRetry: () => void = () => {};

  constructor(options: LinkOptions, events: LinkEvents) {
    this.#options = options;
    this.#events = events;
  }

  /** The conversation of the present connection. */
  get rpc(): RpcSession | undefined {
    return this.#rpc;
  }

  /** Whether it is connected, or going to be without being told again. */
  get isTrying(): boolean {
    return this.#isWanted;
  }

  /** Connects, and keeps connected until closed or cut. */
  open(): void {
    if (this.#isWanted) return;
    // The last connection may still be closing.
    if (this.#socket !== undefined) this.cut();
    this.#isWanted = true;
    this.#attempts = 0;
    this.#connect();
  }

  /** The connection has proved itself: the next loss starts again with the shortest wait. */
  settled(): void {
    this.#attempts = 0;
  }

  /** Ends the connection as the protocol wants; resolves when it is closed. */
  async close(): Promise<void> {
    const socket = this.#socket;
    this.#stopTrying();
    this.#silent?.terminate();
    this.#silent = undefined;
    if (socket === undefined) return;
    if (socket.readyState === WebSocket.CONNECTING) return this.cut();
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.close(normalClosure);
    await closed;
  }

  /** Loses the connection at once. `silently`: the other side is not told, its socket looks alive. */
  cut(options: { silently: boolean } = { silently: false }): void {
    const socket = this.#socket;
    this.#stopTrying();
    this.#silent?.terminate();
    this.#silent = undefined;
    if (socket === undefined) return;
    this.#release();
    if (options.silently && socket.readyState === WebSocket.OPEN) {
      socket.pause();
      this.#silent = socket;
    } else {
      socket.terminate();
    }
    this.#events.closed(1006, 'cut');
  }

  /** Sends a text as it is. */
  sendText(text: string): void {
    const garbled = this.#options.temper.garble(text);
    for (const { action } of this.#options.temper.repeats) {
      if (text.includes(`,"${action}",`)) this.#lastTexts.set(action, garbled);
    }
    this.#events.frame('out', garbled);
    this.#socket?.send(garbled);
  }

  /** Sends the last call of an action once more, as stations with that quirk do. */
  repeatLast(action: string, id: 'same' | 'new'): void {
    const text = this.#lastTexts.get(action);
    if (text === undefined) return;
    this.sendText(id === 'same' ? text : text.replace(/^\[2,"[^"]*"/, `[2,"${this.#options.newId()}"`));
  }

  #stopTrying(): void {
    this.#isWanted = false;
    this.#cancelRetry();
  }

  #release(): void {
    this.#rpc?.close('the connection is lost');
    this.#rpc = undefined;
    this.#socket = undefined;
  }

  #connect(): void {
    const { temper } = this.#options;
    if (temper.probes !== undefined && !this.#hasProbed) return this.#probe(temper.probes);
    this.#socket = this.#openSocket(this.#ownProtocols());
    this.#listen(this.#socket);
  }

  /** Opens a connection of another version, leaves it, and then connects. */
  #probe(protocol: string): void {
    this.#hasProbed = true;
    const probe = this.#openSocket([protocol]);
    this.#socket = probe;
    probe.on('open', () => probe.close(normalClosure));
    probe.on('error', () => undefined);
    probe.on('close', () => this.#isWanted && this.#connect());
  }

  #ownProtocols(): string[] {
    const { temper, table } = this.#options;
    return temper.has('offersSubprotocol') ? [] : [table.subprotocol];
  }

  #openSocket(protocols: string[]): WebSocket {
    const { url, identifier, temper, tls } = this.#options;
    const address = `${url.replace(/\/$/, '')}/${encodeURIComponent(identifier)}`;
    return new WebSocket(address, protocols, {
      headers: this.#authorization(),
      autoPong: !temper.has('answersPings'),
      perMessageDeflate: false,
      ca: tls.ca,
      cert: tls.certificate,
      key: tls.key,
    });
  }

  #listen(socket: WebSocket): void {
    let refusal: { statusCode: number | undefined; reason: string; retryAfterMs: number } | undefined;
    socket.on('open', () => this.#opened(socket));
    socket.on('message', (payload: Buffer, isBinary) => {
      if (isBinary || socket !== this.#socket) return;
      const text = payload.toString();
      this.#events.frame('in', text);
      this.#rpc?.receive(text);
    });
    socket.on('unexpected-response', (_request, { statusCode, statusMessage, headers }) => {
      const retryAfterMs = (Number.parseInt(headers['retry-after'] ?? '', 10) || 0) * 1000;
      refusal = { statusCode, reason: `${statusCode} ${statusMessage}`, retryAfterMs };
      socket.terminate();
    });
    socket.on('error', (error) => {
      refusal ??= { statusCode: undefined, reason: error.message, retryAfterMs: 0 };
    });
    socket.on('close', (code, reason) => {
      if (socket !== this.#socket) return;
      const wasOpen = this.#rpc !== undefined;
      this.#release();
      if (!this.#options.reconnects) this.#isWanted = false;
      if (wasOpen) this.#events.closed(code, reason.toString());
      else this.#events.refused(refusal?.statusCode, refusal?.reason ?? 'closed');
      if (this.#isWanted) this.#retry(refusal?.retryAfterMs ?? 0);
    });
  }

  #opened(socket: WebSocket): void {
    if (socket !== this.#socket) return;
    const { clock, newId, callTimeoutMs, table } = this.#options;
    this.#rpc = createRpcSession({
      version: table.version,
      send: (text) => this.sendText(text),
      onCall: (call) => this.#events.called(call),
      isRepeatable: () => false,
      startTimer: (timeoutMs, run) => clock.startTimer(timeoutMs, run),
      newId,
      callTimeoutMs,
      onDeviation: (deviation) => this.#events.deviation(deviation),
    });
    this.#events.opened();
  }

  #retry(retryAfterMs: number): void {
    const { reconnectDelayMs, random, clock } = this.#options;
    const backoffMs = Math.min(longestReconnectMs, reconnectDelayMs * 2 ** this.#attempts);
    this.#attempts += 1;
    const delayMs = Math.max(retryAfterMs, backoffMs) * between(random, 0.5, 1.5);
    this.#cancelRetry = clock.startTimer(delayMs, () => this.#connect());
  }

  #authorization(): Record<string, string> {
    const password = this.#options.password();
    if (password === undefined) return {};
    const bytes = Buffer.concat([Buffer.from(`${this.#options.identifier}:`), Buffer.from(password)]);
    return { Authorization: `Basic ${bytes.toString('base64')}` };
  }
}
