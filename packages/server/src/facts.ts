// What stations say and what is asked of them, the same for every protocol version. Types only; imports nothing but types.
import type { ActingQuirks } from './quirks.ts';

/** Where a fact comes from: taken from the authenticated connection, never from what the station wrote. */
export type Origin = {
  organizationId: number;
  stationId: number;
  epoch: number;
  receivedAt: Date;
};

/** An instant as the station gave it, and the one we count with (arrival, where the station's clock cannot be believed). */
export type StationTime = { at: Date; stationAt: Date | null; plausible: boolean };

/** One instant of metering. `stationAt` is part of its identity; `readings` is the JSON text of the values as they came. */
export type Reading = {
  at: Date;
  stationAt: Date;
  digest: string;
  registerWh: number | null;
  intervalWh: number | null;
  powerW: number | null;
  readings: string;
};

export type StationConnected = {
  kind: 'stationConnected';
  version: string;
  nodeId: number;
  showedNewPassword?: boolean;
  /** It came over TLS; the certificate is the one that it proved itself by. */
  tls?: { certificate: ShownCertificate | undefined };
};
export type StationGone = { kind: 'stationGone' };
export type ShownCertificate = Record<'fingerprint' | 'subject' | 'issuer' | 'serial', string> &
  Record<'validFrom' | 'validTo', Date>;

export type Booted = {
  kind: 'booted';
  vendor: string | null;
  model: string | null;
  serial: string | null;
  firmware: string | null;
};

export type PointStatus = {
  kind: 'pointStatus';
  evse: number;
  /** The socket, where the station tells it apart from its point. */
  connector?: number;
  status: string;
  errorCode: string | null;
  info: string | null;
  vendorId: string | null;
  vendorErrorCode: string | null;
  when: StationTime;
};

export type TokenShown = { kind: 'tokenShown'; token: string };

export type SessionStarted = {
  kind: 'sessionStarted';
  evse: number;
  token: string | null;
  meterStartWh: number | null;
  when: StationTime;
};

export type SessionEnded = {
  kind: 'sessionEnded';
  transactionId: number;
  token: string | null;
  meterStopWh: number | null;
  reason: string | null;
  when: StationTime;
  readings: readonly Reading[];
};

export type SessionSampled = {
  kind: 'sessionSampled';
  evse: number;
  transactionId: number | null;
  readings: readonly Reading[];
};

/**
 * What a 2.x station tells of a transaction: that it began, goes on or has ended, all in one kind of message. The station
 * names the transaction and numbers its events (T-8).
 */
export type TransactionTold = {
  kind: 'transactionTold';
  transaction: string;
  seqNo: number | null;
  event: 'started' | 'updated' | 'ended';
  trigger: string | null;
  /** Said after the fact, by a station that had no connection when it happened. */
  offline: boolean;
  evse: number | null;
  /** Who charges; empty where the station says that nobody needs to show anything. */
  token: string | null;
  /** Who stopped it. */
  stopToken: string | null;
  remoteStartId: number | null;
  chargingState: string | null;
  stopReason: string | null;
  meterStartWh: number | null;
  meterStopWh: number | null;
  when: StationTime;
  readings: readonly Reading[];
};

export type NoteKind = 'firmware' | 'diagnostics' | 'security' | 'data';
export type StationNoted = {
  kind: 'stationNoted';
  note: NoteKind;
  status: string | null;
  info: string | null;
  vendorId: string | null;
  /** The number of the command that it is about, where the station says it. */
  requestId?: number | null;
  when: StationTime;
};

/** What a station wants certified, as it wrote it, and whether it is what it proves itself by here. */
export type CertificateRequested = {
  kind: 'certificateRequested';
  csr: string | null;
  isOfStation: boolean;
  requestId: number | null;
};

/** Held: waits for its turn among those of many stations. Waiting: for its station to connect. */
export type CommandState =
  | 'held'
  | 'waiting'
  | 'queued'
  | 'sent'
  | 'accepted'
  | 'rejected'
  | 'timed_out'
  | 'failed'
  | 'unknown'
  | 'cancelled';
/** Settings that a station reports without being the answer to a command. */
export type SettingsReported = { kind: 'settingsReported'; settings: readonly ReportedSetting[] };
/** `readOnly` is null, and `maxLimit` missing, where the station did not say it this time. */
export type ReportedSetting = { key: string; value: string | null; readOnly: boolean | null; maxLimit?: number };
export type CommandAnswered = {
  kind: 'commandAnswered';
  commandId: string;
  state: Exclude<CommandState, 'held' | 'waiting' | 'queued' | 'sent' | 'cancelled'>;
  status: string | null;
  detail: string | null;
  settings: readonly ReportedSetting[];
  /** Where its limit was asked for: amperes a phase, null where nothing limits it. */
  toldAmps?: number | null;
};

export type StationFact =
  | StationConnected
  | StationGone
  | Booted
  | PointStatus
  | TokenShown
  | SessionStarted
  | SessionEnded
  | SessionSampled
  | TransactionTold
  | StationNoted
  | CertificateRequested
  | SettingsReported
  | CommandAnswered;
export type FactKind = StationFact['kind'];
export type FactOf<K extends FactKind> = Extract<StationFact, { kind: K }>;

/** A fact with its origin, as the writer takes it. */
export type Told<F extends StationFact = StationFact> = { origin: Origin; fact: F };

/** How a token is read, or what it stands for. */
export type TokenType = 'iso14443' | 'iso15693' | 'key_code' | 'local' | 'emaid' | 'mac_address';

export type Decision = 'Accepted' | 'Blocked' | 'Expired' | 'Invalid' | 'ConcurrentTx';
export type DecisionReason =
  | 'station_orphaned'
  | 'station_disabled'
  | 'point_disabled'
  | 'free_charging'
  | 'token_unknown'
  | 'token_inactive'
  | 'driver_inactive'
  | 'driver_group_inactive'
  | 'token_not_yet_valid'
  | 'token_expired'
  | 'no_access_right'
  | 'concurrent_session'
  | 'access_by_group'
  | 'access_by_station'
  | 'access_everywhere';

export type Admission = 'accepted' | 'pending' | 'rejected';
export type BootOutcome = { admission: Admission; heartbeatSeconds: number; quirks: ActingQuirks };
export type TokenOutcome = {
  decision: Decision;
  reason: DecisionReason;
  expiresAt: Date | null;
  driverGroupId: number | null;
};
export type StartOutcome = {
  transactionId: number;
  decision: Decision;
  expiresAt: Date | null;
  driverGroupId: number | null;
};
/** `shown` is the decision about the token that the event brought, if it brought one. */
export type TransactionOutcome = { shown: Omit<TokenOutcome, 'reason'> | null };
export type Stored = { stored: true };

export type Outcomes = {
  stationConnected: Stored & { isTakenOver: boolean };
  stationGone: Stored;
  booted: BootOutcome;
  pointStatus: Stored;
  tokenShown: TokenOutcome;
  sessionStarted: StartOutcome;
  sessionEnded: Stored;
  sessionSampled: Stored;
  transactionTold: TransactionOutcome;
  stationNoted: Stored;
  /** `why` it is not signed, in a sentence. */
  certificateRequested: { taken: boolean; why: string | null };
  settingsReported: Stored;
  commandAnswered: Stored;
};

/** The database would not take this fact: it is kept in refused_facts, and a start was still given an id (T-4). */
export type Refused = { refused: true; transactionId: number };
export type OutcomeOf<K extends FactKind> = Outcomes[K] | Refused;

type StationNews = 'point' | 'station' | 'session' | 'command' | 'event' | 'issue' | 'presentation';

/** What changed, for the live stream: kinds and ids, never contents. */
export type News = {
  kind: StationNews | 'group' | 'operator' | 'mail' | 'organization' | 'driver' | 'campaign' | 'task';
  organizationId: number;
  stationId: number | null;
  id?: number | string;
};
