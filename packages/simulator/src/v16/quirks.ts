// The misbehaviours of real 1.6 stations, as data: each names what it changes in frames or behaviour, and nothing else does.
import type { FromStation16, Requests16 } from '@stationmaster/ocpp';
import type { AboutSession } from '../wire/queue.ts';
import { commonQuirks, type Quirk } from '../wire/quirks.ts';

/** A quirk whose changes are written for the requests of 1.6. */
export type Quirk16 = Omit<Quirk, 'mends'> & {
  mends?: { [A in FromStation16]?: (payload: Requests16[A], about: AboutSession) => object };
};

const serialOfSixty = 'SN-'.padEnd(60, '0123456789');

type Samples = Requests16['MeterValues'];
type SampledValue = Samples['meterValue'][number]['sampledValue'][number];

const isRegister = (sample: SampledValue) => sample.measurand === 'Energy.Active.Import.Register';

/** Writes every register of a MeterValues anew; the others stay. */
function withRegisters(payload: Samples, write: (wh: number) => string, unit?: 'kWh'): Samples {
  const writeSample = (sample: SampledValue): SampledValue =>
    isRegister(sample) ? { ...sample, value: write(Number(sample.value)), unit: unit ?? sample.unit } : sample;
  const meterValue = payload.meterValue.map((entry) => ({
    ...entry,
    sampledValue: entry.sampledValue.map(writeSample),
  }));
  return { ...payload, meterValue };
}

const kiloText = (wh: number) => (wh / 1000).toFixed(3);
const samplesPerSession = (payload: Samples, { startWh }: AboutSession) =>
  withRegisters(payload, (wh) => String(wh - startWh));

const meterValuesFrame = /^\[2,"[^"]*","MeterValues"/;

export const quirks16 = {
  ...commonQuirks,
  'stop-with-transaction-0': {
    says: 'names transaction 0 in every stop',
    mends: { StopTransaction: (payload) => ({ ...payload, transactionId: 0 }) },
  },
  'stop-with-transaction-minus-1': {
    says: 'names transaction -1 in every stop',
    mends: { StopTransaction: (payload) => ({ ...payload, transactionId: -1 }) },
  },
  'stop-with-unknown-transaction': {
    says: 'names a transaction that nobody knows in every stop',
    mends: { StopTransaction: (payload) => ({ ...payload, transactionId: 2_000_000_000 }) },
  },
  'unknown-words': {
    says: 'says words that the standard does not know, of errors and of why it stopped',
    mends: {
      StatusNotification: (payload) => ({ ...payload, errorCode: 'OutToLunch' }),
      StopTransaction: (payload) => ({ ...payload, reason: 'Boredom' }),
    },
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
      MeterValues: (payload, { sampleNumber }) =>
        sampleNumber % 2 === 1 ? withRegisters(payload, kiloText, 'kWh') : payload,
    },
  },
  'words-as-register': {
    says: 'tells a word instead of a number in every second sample',
    mends: {
      MeterValues: (payload, { sampleNumber }) =>
        sampleNumber % 2 === 1 ? withRegisters(payload, () => 'unavailable') : payload,
    },
  },
  'json-as-register': {
    says: 'tells JSON instead of a number in every second sample',
    mends: {
      MeterValues: (payload, { sampleNumber }) =>
        sampleNumber % 2 === 1 ? withRegisters(payload, (wh) => JSON.stringify({ wh })) : payload,
    },
  },
  'over-long-serial': {
    says: 'has a serial number of 60 characters',
    mends: { BootNotification: (payload) => ({ ...payload, chargePointSerialNumber: serialOfSixty }) },
  },
  'broken-json-in-meter-values': {
    says: 'leaves an element empty and a value out in MeterValues',
    garbles: (text) => {
      const broken = '"sampledValue":[,{"measurand":"Temperature","value":,"unit":"Celsius"},';
      return meterValuesFrame.test(text) ? text.replaceAll('"sampledValue":[', broken) : text;
    },
  },
  'token-lowercase': {
    says: 'sends tokens in small letters',
    mends: {
      Authorize: (payload) => ({ ...payload, idTag: payload.idTag.toLowerCase() }),
      StartTransaction: (payload) => ({ ...payload, idTag: payload.idTag.toLowerCase() }),
      StopTransaction: (payload) => ({ ...payload, idTag: payload.idTag?.toLowerCase() }),
    },
  },
  'token-padded': {
    says: 'pads tokens with blanks',
    mends: {
      Authorize: (payload) => ({ ...payload, idTag: ` ${payload.idTag} ` }),
      StartTransaction: (payload) => ({ ...payload, idTag: ` ${payload.idTag} ` }),
    },
  },
  'one-key-per-call': {
    says: 'answers for the first configuration key of a call, and is silent about the others',
    mendsAnswers: {
      GetConfiguration: ({ configurationKey }: { configurationKey: readonly object[] }) => ({
        configurationKey: configurationKey.slice(0, 1),
      }),
    },
  },
  'key-as-letters': {
    says: 'sends a key of 40 hexadecimal letters as they are, not as the 20 bytes they stand for',
    sendsKeyAsLetters: true,
  },
} satisfies Record<string, Quirk16>;
