// Delivers an audited station's messages, each until it is answered, over as many connections as that takes.
import { setTimeout as delay } from 'node:timers/promises';
import { CallRefused, HandshakeRefused, openWire } from './wire.ts';
import type { Address, Payload, Wire } from './wire.ts';

export type Line = {
  deliver(action: string, payload: Payload): Promise<Payload>;
  end(): void;
};

export type LineOptions = Address & {
  /** From 0 up to 1. */
  random: () => number;
  /** Told of every message sent and acknowledged, at that moment. */
  onMessage(what: 'sent' | 'acknowledged'): void;
  onClosed(code: number): void;
  /** What the central system must never do, in words. */
  onFault(fault: string): void;
  /** Leaves everything as it is: for the end of a test that failed. */
  abandoned: AbortSignal;
};

const reconnectMs = 60;
const resendShare = 0.1;
/** Nobody there, and told to come again later. */
const passing = [0, 503];

export function createLine(options: LineOptions): Line {
  const { random, abandoned, onFault } = options;
  let wire: Wire | undefined;
  abandoned.addEventListener('abort', () => wire?.terminate());

  async function connect(): Promise<void> {
    try {
      wire = await openWire(options, options.onClosed);
      await wire.call('BootNotification', { chargePointVendor: 'Auditor', chargePointModel: 'Ledger' });
    } catch (error) {
      if (error instanceof CallRefused) onFault(`its boot was refused: ${error.message}`);
      if (error instanceof HandshakeRefused && !passing.includes(error.statusCode)) onFault(error.message);
      await delay(reconnectMs * (0.5 + random()), undefined, { signal: abandoned });
    }
  }

  async function connected(): Promise<Wire> {
    while (wire?.isOpen !== true) {
      abandoned.throwIfAborted();
      await connect();
    }
    return wire;
  }

  async function say(action: string, payload: Payload): Promise<Payload> {
    for (;;) {
      const open = await connected();
      try {
        const answered = open.call(action, payload);
        options.onMessage('sent');
        const answer = await answered;
        options.onMessage('acknowledged');
        return answer;
      } catch (error) {
        if (!(error instanceof CallRefused)) continue;
        onFault(`${action} was refused: ${error.message}`);
        throw error;
      }
    }
  }

  return {
    /** Now and then says it a second time, as stations do that missed the answer: it must get the same one (T-2). */
    async deliver(action, payload) {
      const answer = await say(action, payload);
      if (random() >= resendShare) return answer;
      const [first, second] = [answer, await say(action, payload)].map((one) => JSON.stringify(one));
      if (first !== second) onFault(`${action} was answered ${first}, then ${second}`);
      return answer;
    },
    end: () => wire?.terminate(),
  };
}
