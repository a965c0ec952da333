// What stations say, in the words of each version, for tests of what holds for all of them.
import type { OcppVersion } from '@stationmaster/ocpp';
import type { FactKind } from '../facts.ts';

export type Said = readonly [action: string, payload: Record<string, unknown>];

/** What a station tells of a session; `name` is what it is called by: 2.x names it itself, 1.6 by our number. */
export type Telling = {
  name: string | number;
  evse?: number | null;
  token?: string | null;
  wh?: number | null;
  at?: string;
};

export type Dialect = {
  version: OcppVersion;
  subprotocol: string;
  boot: Said;
  status(evse: number, status: string, at?: string): Said;
  authorize(token: string): Said;
  start(told?: Telling): Said;
  sample(told: Telling): Said;
  end(told: Telling): Said;
  /** The messages of T-1. */
  transactional: readonly string[];
  startKind: FactKind;
  /** How an accepted start is answered where the store gives it the id 4711. */
  started: object;
  /** The name a session has, from the answer to its start. */
  nameOf(answer: unknown, told: Telling): string | number;
  decisionIn(answer: unknown): unknown;
  /** A status with numbers as texts, a text as a number, an unknown word and an unknown field. */
  oddStatus: Said;
  /** A status without what it must have. */
  lackingStatus: Said;
  errors: { missing: string; format: string; unreadableId: string };
};

const noon = '2026-03-01T12:00:00Z';

const dialect16: Dialect = {
  version: '1.6',
  subprotocol: 'ocpp1.6',
  boot: ['BootNotification', { chargePointVendor: 'Acme', chargePointModel: 'One', firmwareVersion: '1.0' }],
  status: (evse, status, at = noon) => [
    'StatusNotification',
    { connectorId: evse, status, errorCode: 'NoError', timestamp: at },
  ],
  authorize: (token) => ['Authorize', { idTag: token }],
  start: ({ evse = 1, token = '04A1', wh = 1000, at = noon } = { name: '' }) => [
    'StartTransaction',
    { connectorId: evse, idTag: token ?? '', meterStart: wh ?? 0, timestamp: at },
  ],
  sample: ({ name, evse = 1, wh, at = noon }) => [
    'MeterValues',
    { connectorId: evse, transactionId: name, meterValue: [{ timestamp: at, sampledValue: [{ value: String(wh) }] }] },
  ],
  end: ({ name, token = null, wh, at = noon }) => [
    'StopTransaction',
    { transactionId: name, meterStop: wh, timestamp: at, ...(token !== null && { idTag: token }) },
  ],
  transactional: ['StartTransaction', 'StopTransaction', 'MeterValues'],
  startKind: 'sessionStarted',
  started: { transactionId: 4711, idTagInfo: { status: 'Accepted' } },
  nameOf: (answer) => (answer as { transactionId: number }).transactionId,
  decisionIn: (answer) => (answer as { idTagInfo: { status: string } }).idTagInfo.status,
  oddStatus: [
    'StatusNotification',
    { connectorId: '1', errorCode: 'NoError', status: 'OutToLunch', mood: 'fine', vendorId: 5 },
  ],
  lackingStatus: ['StatusNotification', { connectorId: 1 }],
  errors: {
    missing: 'OccurenceConstraintViolation',
    format: 'FormationViolation',
    unreadableId: 'FormationViolation',
  },
};

function meterValue(at: string, wh: number | null | undefined, context?: string): object {
  if (wh === null || wh === undefined) return {};
  return { meterValue: [{ timestamp: at, sampledValue: [{ value: wh, ...(context !== undefined && { context }) }] }] };
}

/** Numbers of events are left at 0, as many stations do (T-8). */
function event(eventType: string, triggerReason: string, told: Telling, context?: string): Said {
  const { name, evse = 1, token = null, wh, at = noon } = told;
  const payload = {
    eventType,
    timestamp: at,
    triggerReason,
    seqNo: 0,
    transactionInfo: { transactionId: String(name) },
    ...(evse !== null && { evse: { id: evse, connectorId: 1 } }),
    ...(token !== null && { idToken: { idToken: token, type: 'ISO14443' } }),
    ...meterValue(at, wh, context),
  };
  return ['TransactionEvent', payload];
}

const dialect201: Dialect = {
  version: '2.0.1',
  subprotocol: 'ocpp2.0.1',
  boot: [
    'BootNotification',
    { reason: 'PowerUp', chargingStation: { vendorName: 'Acme', model: 'Two', firmwareVersion: '1.0' } },
  ],
  status: (evse, status, at = noon) => [
    'StatusNotification',
    { evseId: evse, connectorId: 1, connectorStatus: status, timestamp: at },
  ],
  authorize: (token) => ['Authorize', { idToken: { idToken: token, type: 'ISO14443' } }],
  start: (told = { name: 'T-1' }) =>
    event('Started', 'Authorized', { token: '04A1', wh: 1000, ...told }, 'Transaction.Begin'),
  sample: (told) => event('Updated', 'MeterValuePeriodic', told),
  end: (told) => event('Ended', 'EVDeparted', told, 'Transaction.End'),
  transactional: ['TransactionEvent', 'MeterValues'],
  startKind: 'transactionTold',
  started: { idTokenInfo: { status: 'Accepted' } },
  nameOf: (_answer, { name }) => name,
  decisionIn: (answer) => (answer as { idTokenInfo?: { status: string } }).idTokenInfo?.status,
  oddStatus: [
    'StatusNotification',
    { evseId: '1', connectorId: 1, connectorStatus: 'OutToLunch', timestamp: 12, mood: 'fine' },
  ],
  lackingStatus: ['StatusNotification', { evseId: 1 }],
  errors: { missing: 'OccurrenceConstraintViolation', format: 'FormatViolation', unreadableId: 'RpcFrameworkError' },
};

/** What 2.1 stations tell of charging is what those of 2.0.1 do. */
const dialect21: Dialect = { ...dialect201, version: '2.1', subprotocol: 'ocpp2.1' };

export const dialects: readonly Dialect[] = [dialect16, dialect201, dialect21];
