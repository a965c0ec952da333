// The misbehaviours of real stations, as data: each names what it changes in frames or behaviour, and nothing else does.
import type { FromStation16, Requests16 } from '@stationmaster/ocpp';
import type { AboutSession } from './queue.ts';
import type { SampledValue } from '../words.ts';

/** What one quirk does. */
export type Quirk = {
  says: string;
  /** Changes a payload just before it is sent. */
  mends?: { [A in FromStation16]?: (payload: Requests16[A], about: AboutSession) => object };
  /** Changes any payload, after `mends`. */
  mendsAll?: (payload: object) => object;
  /** Changes the text of a MeterValues frame. */
  garbles?: (text: string) => string;
  /** What the station's clock tells at a moment, both in epoch milliseconds; `sincePowerMs` since it has power. */
  tellsMs?: (atMs: number, sincePowerMs: number) => number;
  /** Sends a call of this action once more after its answer, with the same message id or a new one. */
  repeats?: { action: FromStation16; id: 'same' | 'new' };
  offersSubprotocol?: false;
  answersPings?: false;
  bootsAfterReconnect?: false;
  tellsStatusBeforeBootAnswer?: true;
  remoteStartNeedsConnector?: true;
  sendsKeyAsLetters?: true;
};

const serialOfSixty = 'SN-'.padEnd(60, '0123456789');
const twoHoursMs = 2 * 3_600_000;

type Samples = Requests16['MeterValues'];

const isRegister = (sample: SampledValue) => sample.measurand === 'Energy.Active.Import.Register';

/** Writes every register of a MeterValues anew; the others stay. */
function withRegisters(payload: Samples, write: (wh: number) => string): Samples {
  const writeSample = (sample: SampledValue) =>
    isRegister(sample) ? { ...sample, value: write(Number(sample.value)) } : sample;
  const meterValue = payload.meterValue.map((entry) => ({
    ...entry,
    sampledValue: entry.sampledValue.map(writeSample),
  }));
  return { ...payload, meterValue };
}

function numbersAsText(value: unknown): unknown {
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(numbersAsText);
  if (typeof value === 'object' && value !== null) return textsOf(value);
  return value;
}

function textsOf(payload: object): object {
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, numbersAsText(value)]));
}

const kiloText = (wh: number) => (wh / 1000).toFixed(3);
const samplesPerSession = (payload: Samples, { startWh }: AboutSession) =>
  withRegisters(payload, (wh) => String(wh - startWh));

const table = {
  'clock-1970': {
    says: 'has no clock: time begins on 1 January 1970 whenever it gets power',
    tellsMs: (_atMs, sincePowerMs) => sincePowerMs,
  },
  'local-time-as-z': {
    says: 'tells the local time of a zone two hours ahead and marks it as UTC',
    tellsMs: (atMs) => atMs + twoHoursMs,
  },
  'stop-with-transaction-0': {
    says: 'names transaction 0 in every stop',
    mends: { StopTransaction: (payload) => ({ ...payload, transactionId: 0 }) },
  },
  'stop-with-transaction-minus-1': {
    says: 'names transaction -1 in every stop',
    mends: { StopTransaction: (payload) => ({ ...payload, transactionId: -1 }) },
  },
  'repeats-start': {
    says: 'sends every start once more, with the same message id, although it was answered',
    repeats: { action: 'StartTransaction', id: 'same' },
  },
  'repeats-stop-new-id': {
    says: 'sends every stop once more, with a new message id, although it was answered',
    repeats: { action: 'StopTransaction', id: 'new' },
  },
  'kwh-labelled-wh': {
    says: 'counts in kilowatt-hours and calls them watt-hours, at start and stop too',
    mends: {
      MeterValues: (payload) => withRegisters(payload, kiloText),
      StartTransaction: (payload) => ({ ...payload, meterStart: Math.round(payload.meterStart / 1000) }),
      StopTransaction: (payload) => ({ ...payload, meterStop: Math.round(payload.meterStop / 1000) }),
    },
  },
  'register-per-session': {
    says: 'counts from 0 in every session',
    mends: {
      MeterValues: samplesPerSession,
      StartTransaction: (payload) => ({ ...payload, meterStart: 0 }),
      StopTransaction: (payload, { startWh }) => ({ ...payload, meterStop: payload.meterStop - startWh }),
    },
  },
  'lifetime-start-session-samples': {
    says: 'tells its whole life at start and stop, and counts from 0 between',
    mends: { MeterValues: samplesPerSession },
  },
  'start-at-zero': {
    says: 'tells 0 at every start, and its whole life after',
    mends: { StartTransaction: (payload) => ({ ...payload, meterStart: 0 }) },
  },
  'start-without-register': {
    says: 'leaves its register out of every start',
    mends: { StartTransaction: ({ meterStart: _leftOut, ...payload }) => payload },
  },
  'register-falls': {
    says: 'tells its whole life in three samples of a session, and after them only what the session took',
    mends: {
      MeterValues: (payload, about) => (about.sampleNumber < 3 ? payload : samplesPerSession(payload, about)),
      StopTransaction: (payload, { sampleNumber, startWh }) =>
        sampleNumber <= 3 ? payload : { ...payload, meterStop: payload.meterStop - startWh },
    },
  },
  'register-dips-to-zero': {
    says: 'tells 0 in every third sample of a session',
    mends: {
      MeterValues: (payload, { sampleNumber }) =>
        sampleNumber % 3 === 2 ? withRegisters(payload, () => '0') : payload,
    },
  },
  'mixes-wh-and-kwh': {
    says: 'tells every second sample in kilowatt-hours, labelled as such',
    mends: {
      MeterValues: (payload, { sampleNumber }) => (sampleNumber % 2 === 1 ? inKilowattHours(payload) : payload),
    },
  },
  'words-as-register': {
    says: 'tells a word instead of a number in every second sample',
    mends: {
      MeterValues: (payload, { sampleNumber }) =>
        sampleNumber % 2 === 1 ? withRegisters(payload, () => 'unavailable') : payload,
    },
  },
  'over-long-serial': {
    says: 'has a serial number of 60 characters',
    mends: { BootNotification: (payload) => ({ ...payload, chargePointSerialNumber: serialOfSixty }) },
  },
  'numbers-as-strings': { says: 'writes every number as text', mendsAll: textsOf },
  'broken-json-in-meter-values': {
    says: 'leaves an element empty and a value out in MeterValues',
    garbles: (text) =>
      text.replaceAll('"sampledValue":[', '"sampledValue":[,{"measurand":"Temperature","value":,"unit":"Celsius"},'),
  },
  'token-lowercase': {
    says: 'sends tokens in small letters',
    mends: {
      Authorize: (payload) => ({ ...payload, idTag: payload.idTag.toLowerCase() }),
      StartTransaction: (payload) => ({ ...payload, idTag: payload.idTag.toLowerCase() }),
      StopTransaction: (payload) => ({ ...payload, idTag: payload.idTag?.toLowerCase() }),
    },
  },
  'no-subprotocol': { says: 'offers no subprotocol', offersSubprotocol: false },
  'never-answers-pings': { says: 'never answers a ping', answersPings: false },
  'no-boot-after-reconnect': { says: 'boots once and never again while it has power', bootsAfterReconnect: false },
  'status-before-boot-answer': {
    says: 'tells its status before its boot is answered',
    tellsStatusBeforeBootAnswer: true,
  },
  'remote-start-needs-connector': {
    says: 'refuses a remote start that names no connector',
    remoteStartNeedsConnector: true,
  },
  'key-as-letters': {
    says: 'sends a key of 40 hexadecimal letters as they are, not as the 20 bytes they stand for',
    sendsKeyAsLetters: true,
  },
} satisfies Record<string, Quirk>;

function inKilowattHours(payload: Samples): Samples {
  const kilo = withRegisters(payload, kiloText);
  const label = (sample: SampledValue): SampledValue => (isRegister(sample) ? { ...sample, unit: 'kWh' } : sample);
  return {
    ...kilo,
    meterValue: kilo.meterValue.map((entry) => ({ ...entry, sampledValue: entry.sampledValue.map(label) })),
  };
}

export type QuirkName = keyof typeof table;

/** Every quirk by its name. */
export const quirks: Readonly<Record<QuirkName, Quirk>> = table;

/** All of a station's quirks as one. */
export type Temper = {
  has(flag: keyof Quirk): boolean;
  mend<A extends FromStation16>(action: A, payload: Requests16[A], about: AboutSession): object;
  garble(text: string): string;
  tellMs(atMs: number, sincePowerMs: number): number;
  readonly repeats: readonly NonNullable<Quirk['repeats']>[];
};

const meterValuesFrame = /^\[2,"[^"]*","MeterValues"/;

export function temperOf(names: readonly QuirkName[]): Temper {
  const own = names.map((name) => quirks[name]);
  return {
    has: (flag) => own.some((quirk) => quirk[flag] !== undefined),
    mend: (action, payload, about) => {
      const mended = own.reduce<object>(
        // Each quirk of one action keeps its payload's fields, so the next may take it for the same message.
        (current, quirk) => quirk.mends?.[action]?.(current as typeof payload, about) ?? current,
        payload,
      );
      return own.reduce((current, quirk) => quirk.mendsAll?.(current) ?? current, mended);
    },
    garble: (text) =>
      meterValuesFrame.test(text) ? own.reduce((current, quirk) => quirk.garbles?.(current) ?? current, text) : text,
    tellMs: (atMs, sincePowerMs) => own.reduce((told, quirk) => quirk.tellsMs?.(told, sincePowerMs) ?? told, atMs),
    repeats: own.flatMap((quirk) => quirk.repeats ?? []),
  };
}
