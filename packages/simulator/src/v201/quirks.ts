// The misbehaviours of real 2.0.1 stations, as data: each names what it changes in frames or behaviour, and nothing else does.
import type { FromStation201, Requests201 } from '@stationmaster/ocpp';
import type { AboutSession } from '../wire/queue.ts';
import { commonQuirks, type Quirk } from '../wire/quirks.ts';
import type { MeterValue } from './sampled-values.ts';
import { idTokenOf } from './tokens.ts';
import type { TransactionEvent } from './transaction.ts';

/** A quirk whose changes are written for the requests of 2.0.1. */
export type Quirk201 = Omit<Quirk, 'mends'> & {
  mends?: { [A in FromStation201]?: (payload: Requests201[A], about: AboutSession) => object };
};

type SampledValue = MeterValue['sampledValue'][number];
type Sampled = { meterValue?: readonly MeterValue[] };

const serialOfSixty = 'SN-'.padEnd(60, '0123456789');

/** Writes every register of a message anew; the others stay. */
function withRegisters(payload: Sampled, write: (wh: number) => number | string, unit?: 'kWh'): object {
  if (payload.meterValue === undefined) return payload;
  const label = unit === undefined ? {} : { unitOfMeasure: { unit } };
  const writeSample = (sample: SampledValue) =>
    sample.measurand === 'Energy.Active.Import.Register' ? { ...sample, ...label, value: write(sample.value) } : sample;
  const meterValue = payload.meterValue.map((entry) => ({
    ...entry,
    sampledValue: entry.sampledValue.map(writeSample),
  }));
  return { ...payload, meterValue };
}

const inKilo = (wh: number) => wh / 1000;
const perSession = (payload: Sampled, { startWh }: AboutSession) => withRegisters(payload, (wh) => wh - startWh);

/** Changes one kind of event only. */
const onlyAt =
  (eventType: TransactionEvent['eventType'], mend: (event: TransactionEvent, about: AboutSession) => object) =>
  (event: TransactionEvent, about: AboutSession) =>
    event.eventType === eventType ? mend(event, about) : event;

/** Tells at the second event what was left out of the first. */
const afterStart = (event: TransactionEvent, said: object) => (event.seqNo === 1 ? { ...event, ...said } : event);

const isEvent = (eventType: TransactionEvent['eventType']) => (payload: object) =>
  'eventType' in payload && payload.eventType === eventType;

const withLowercase = <T extends { idToken?: TransactionEvent['idToken'] }>(payload: T) =>
  payload.idToken === undefined
    ? payload
    : { ...payload, idToken: { ...payload.idToken, idToken: payload.idToken.idToken.toLowerCase() } };

const withPadding = <T extends { idToken?: TransactionEvent['idToken'] }>(payload: T) =>
  payload.idToken === undefined
    ? payload
    : { ...payload, idToken: { ...payload.idToken, idToken: ` ${payload.idToken.idToken} ` } };

export const quirks201 = {
  ...commonQuirks,
  'sequence-always-0': {
    says: 'numbers every event of a transaction 0',
    mends: { TransactionEvent: (event) => ({ ...event, seqNo: 0 }) },
  },
  'started-without-evse': {
    says: 'leaves the EVSE out of the start of a transaction and names it after',
    mends: {
      TransactionEvent: ({ evse, ...event }, { point }) =>
        event.seqNo === 0 ? event : afterStart(event, { evse: evse ?? { id: point, connectorId: 1 } }),
    },
  },
  'started-without-token': {
    says: 'leaves the token out of the start of a transaction and tells it after',
    mends: {
      TransactionEvent: (event, { idTag }) => {
        const { idToken: _leftOut, ...rest } = event;
        if (event.seqNo === 0) return rest;
        return idTag === undefined ? event : afterStart(event, { idToken: idTokenOf({ idTag }) });
      },
    },
  },
  'ended-overtakes-updated': {
    says: 'sends the end of a transaction before what waits of it',
    tellsEndBeforeSamples: true,
  },
  'ended-without-reason': {
    says: 'gives no reason for the end of a transaction',
    mends: {
      TransactionEvent: ({ transactionInfo: { stoppedReason: _leftOut, ...transactionInfo }, ...event }) => ({
        ...event,
        transactionInfo,
      }),
    },
  },
  'connector-0': {
    says: 'calls every connector 0',
    mends: {
      StatusNotification: (payload) => ({ ...payload, connectorId: 0 }),
      TransactionEvent: ({ evse, ...event }) =>
        evse === undefined ? event : { ...event, evse: { ...evse, connectorId: 0 } },
    },
  },
  'available-before-ended': {
    says: 'says that a point is free before it says that the transaction has ended',
    tellsStatusBeforeEnd: true,
  },
  'repeats-start': {
    says: 'sends every start once more, with the same message id, although it was answered',
    repeats: { action: 'TransactionEvent', id: 'same', fits: isEvent('Started') },
  },
  'repeats-stop-new-id': {
    says: 'sends every stop once more, with a new message id, although it was answered',
    repeats: { action: 'TransactionEvent', id: 'new', fits: isEvent('Ended') },
  },
  'kwh-labelled-wh': {
    says: 'counts in kilowatt-hours and calls them watt-hours, at start and stop too',
    mends: {
      MeterValues: (payload) => withRegisters(payload, inKilo),
      TransactionEvent: (event) => withRegisters(event, inKilo),
    },
  },
  'register-per-session': {
    says: 'counts from 0 in every session',
    mends: { MeterValues: perSession, TransactionEvent: perSession },
  },
  'lifetime-start-session-samples': {
    says: 'tells its whole life at start and stop, and counts from 0 between',
    mends: { TransactionEvent: onlyAt('Updated', perSession) },
  },
  'start-at-zero': {
    says: 'tells 0 at every start, and its whole life after',
    mends: { TransactionEvent: onlyAt('Started', (event) => withRegisters(event, () => 0)) },
  },
  'start-without-register': {
    says: 'leaves its register out of every start',
    mends: { TransactionEvent: onlyAt('Started', ({ meterValue: _leftOut, ...event }) => event) },
  },
  'register-falls': {
    says: 'tells its whole life in three samples of a session, and after them only what the session took',
    mends: {
      TransactionEvent: (event, about) => {
        const isBefore = about.sampleNumber < (event.eventType === 'Ended' ? 4 : 3);
        return isBefore ? event : perSession(event, about);
      },
    },
  },
  'register-dips-to-zero': {
    says: 'tells 0 in every third sample of a session',
    mends: {
      TransactionEvent: onlyAt('Updated', (event, { sampleNumber }) =>
        sampleNumber % 3 === 2 ? withRegisters(event, () => 0) : event,
      ),
    },
  },
  'mixes-wh-and-kwh': {
    says: 'tells every second sample in kilowatt-hours, labelled as such',
    mends: {
      TransactionEvent: onlyAt('Updated', (event, { sampleNumber }) =>
        sampleNumber % 2 === 1 ? withRegisters(event, inKilo, 'kWh') : event,
      ),
    },
  },
  'words-as-register': {
    says: 'tells a word instead of a number in every second sample',
    mends: {
      TransactionEvent: onlyAt('Updated', (event, { sampleNumber }) =>
        sampleNumber % 2 === 1 ? withRegisters(event, () => 'unavailable') : event,
      ),
    },
  },
  'unknown-words': {
    says: 'says a word that the standard does not know of why a transaction ended',
    mends: {
      TransactionEvent: onlyAt('Ended', (event) => ({
        ...event,
        transactionInfo: { ...event.transactionInfo, stoppedReason: 'Boredom' },
      })),
    },
  },
  'json-as-register': {
    says: 'tells JSON instead of a number in every second sample',
    mends: {
      TransactionEvent: onlyAt('Updated', (event, { sampleNumber }) =>
        sampleNumber % 2 === 1 ? withRegisters(event, (wh) => JSON.stringify({ wh })) : event,
      ),
    },
  },
  'token-padded': {
    says: 'pads tokens with blanks',
    mends: { Authorize: withPadding, TransactionEvent: withPadding },
  },
  'over-long-serial': {
    says: 'has a serial number of 60 characters',
    mends: {
      BootNotification: ({ chargingStation, ...payload }) => ({
        ...payload,
        chargingStation: { ...chargingStation, serialNumber: serialOfSixty },
      }),
    },
  },
  'token-lowercase': {
    says: 'sends tokens in small letters',
    mends: { Authorize: withLowercase, TransactionEvent: withLowercase },
  },
} satisfies Record<string, Quirk201>;
