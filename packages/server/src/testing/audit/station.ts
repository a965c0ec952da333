// A station that runs session after session and writes down what was acknowledged: says all again until it is answered.
import { setTimeout as delay } from 'node:timers/promises';
import type { Ledger, SampleEntry, SessionEntry } from './ledger.ts';
import { CallRefused, HandshakeRefused, openWire } from './wire.ts';
import type { Address, Payload, Wire } from './wire.ts';

export type AuditedStation = {
  readonly ledger: Ledger;
  /** What its register shows now, in Wh: all that was charged here. */
  readonly registerWh: number;
  /** Ends the running session and then no more; resolves when all is acknowledged. */
  finish(): Promise<void>;
};

export type StationOptions = Address & {
  /** The token that may charge here. */
  token: string;
  /** From 0 up to 1. */
  random: () => number;
  /** Told of every message sent and acknowledged, at that moment. */
  onMessage(what: 'sent' | 'acknowledged'): void;
  onClosed(code: number): void;
  /** Leaves everything as it is: for the end of a test that failed. */
  abandoned: AbortSignal;
};

const strangersToken = 'STRANGER';
const longestPauseMs = 20;
const reconnectMs = 60;

export function startAuditedStation(options: StationOptions): AuditedStation {
  const { identifier, random, abandoned } = options;
  const ledger: Ledger = { identifier, sessions: [], faults: [] };
  const line = createLine(options, ledger);
  let registerWh = Math.floor(random() * 1_000_000);
  let lastInstantMs = 0;
  let finishing = false;

  const chance = (probability: number): boolean => random() < probability;
  const pause = () => delay(random() * longestPauseMs, undefined, { signal: abandoned });

  /** Two messages of a station never bear the same instant. */
  function nextInstant(): string {
    lastInstantMs = Math.max(lastInstantMs + 1, Date.now());
    return new Date(lastInstantMs).toISOString();
  }

  function meter(): SampleEntry {
    registerWh += Math.floor(random() * 2_000);
    return { at: nextInstant(), registerWh };
  }

  async function start(): Promise<SessionEntry> {
    const told = {
      evse: chance(0.5) ? 1 : 2,
      token: chance(0.1) ? strangersToken : options.token,
      startedAt: nextInstant(),
      meterStartWh: registerWh,
    };
    const request = { connectorId: told.evse, idTag: told.token, timestamp: told.startedAt, meterStart: registerWh };
    const answer = await line.deliver('StartTransaction', request);
    const decision = (answer['idTagInfo'] as { status: string }).status;
    if (decision !== (told.token === strangersToken ? 'Invalid' : 'Accepted')) {
      ledger.faults.push(`${identifier}: ${told.token} was answered ${decision}`);
    }
    const session = { ...told, transactionId: Number(answer['transactionId']), decision, samples: [] };
    ledger.sessions.push(session);
    return session;
  }

  async function sample(session: SessionEntry): Promise<void> {
    await pause();
    const entry = meter();
    const { evse: connectorId, transactionId } = session;
    await line.deliver('MeterValues', { connectorId, transactionId, meterValue: [meterValue(entry)] });
    session.samples.push(entry);
  }

  async function stop(session: SessionEntry): Promise<void> {
    await pause();
    const { transactionId, token: idTag } = session;
    const last = chance(0.3) ? [meter()] : [];
    const end = { at: nextInstant(), meterStopWh: registerWh };
    const transactionData = last.map(meterValue);
    await line.deliver('StopTransaction', {
      transactionId,
      idTag,
      timestamp: end.at,
      meterStop: end.meterStopWh,
      reason: 'Local',
      ...(transactionData.length > 0 ? { transactionData } : {}),
    });
    session.samples.push(...last);
    session.end = end;
  }

  async function run(): Promise<void> {
    while (!finishing) {
      await pause();
      const session = await start();
      const samples = session.decision === 'Accepted' ? 1 + Math.floor(random() * 5) : 0;
      for (let nth = 0; nth < samples; nth += 1) await sample(session);
      await stop(session);
    }
    line.end();
  }

  const running = run();
  // Its failure is reported where it is awaited.
  running.catch(() => undefined);
  return {
    ledger,
    get registerWh() {
      return registerWh;
    },
    finish() {
      finishing = true;
      return running;
    },
  };
}

function meterValue({ at, registerWh }: SampleEntry): Payload {
  return { timestamp: at, sampledValue: [{ value: String(registerWh), unit: 'Wh' }] };
}

/** Delivers each message until it is answered, over as many connections as that takes. */
function createLine(options: StationOptions, ledger: Ledger) {
  const { random, abandoned } = options;
  let wire: Wire | undefined;
  abandoned.addEventListener('abort', () => wire?.terminate());

  async function connected(): Promise<Wire> {
    while (wire?.isOpen !== true) {
      abandoned.throwIfAborted();
      try {
        const opened = await openWire(options, options.onClosed);
        wire = opened;
        const boot = { chargePointVendor: 'Auditor', chargePointModel: 'Ledger' };
        await opened.call('BootNotification', boot);
      } catch (error) {
        const expected = !(error instanceof HandshakeRefused) || [0, 503].includes(error.statusCode);
        if (!expected || error instanceof CallRefused) ledger.faults.push(`${ledger.identifier}: ${String(error)}`);
        await delay(reconnectMs * (0.5 + random()), undefined, { signal: abandoned });
      }
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
        ledger.faults.push(`${ledger.identifier}: ${action} was refused: ${error.message}`);
        throw error;
      }
    }
  }

  return {
    /** Now and then says it a second time, as stations do that missed the answer: it must get the same one (T-2). */
    async deliver(action: string, payload: Payload): Promise<Payload> {
      const first = JSON.stringify(await say(action, payload));
      const second = random() < 0.1 ? JSON.stringify(await say(action, payload)) : first;
      if (first !== second) ledger.faults.push(`${ledger.identifier}: ${action} was answered ${first}, then ${second}`);
      return JSON.parse(first) as Payload;
    },
    end: () => wire?.terminate(),
  };
}
