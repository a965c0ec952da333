// Writes what the events of transactions have made of their sessions, many at once.
import type { Told, TransactionTold } from '../../facts.ts';
import type { IngestTx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';
import { tokenKey, type Circumstances, type Verdict } from '../../tokens/tokens.ts';
import { transactionDigest } from '../digests.ts';
import { storeSamples, type SampleSet } from '../samples.ts';
import { keepStrayEnds, storeFirstEnds, type FirstEnd, type StrayToldEnd, type ToldEnd } from '../store-ends.ts';
import { closeEarlier } from '../store-starts.ts';
import type { TransactionPlan } from './machine.ts';

/** An event that was not told before, and what it does. */
export type ToldEvent = {
  told: Told<TransactionTold>;
  /** What it says, by which it is known again. */
  digest: string;
  sessionId: number;
  transactionId: number;
  plan: TransactionPlan;
  commandId: string | null;
  known: Circumstances | undefined;
  /** What the session is decided to be, where it begins or is started by the token. */
  verdict: Verdict;
  /** The decision about the token that was shown. */
  shown: Verdict['decision'] | undefined;
};

/** Stands for the number of an event that has none. */
export const noSeqNo = -1;

const insertEvents = `
insert into transaction_events (organization_id, station_id, station_transaction, seq_no, digest, event, trigger, offline, decision,
  occurred_at, station_at, received_at)
select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::integer[], $5::uuid[], $6::text[], $7::text[], $8::boolean[], $9::text[],
  $10::timestamptz[], $11::timestamptz[], $12::timestamptz[])`;

const begun = `evse, start_told, started_at, station_started_at, clock_plausible, start_received_at, meter_start_wh, charging_state,
  charging_state_at`;
const decided = `token, token_key, token_id, token_name, driver_id, driver_name, decision, decision_reason`;

const insertSessions = `
insert into sessions (id, organization_id, station_id, transaction_id, station_transaction, start_digest, ${begun}, ${decided}, free,
  heard_at, ended_at, end_kind, recount) overriding system value
select id, organization_id, station_id, transaction_id, station_transaction, start_digest, ${begun}, ${decided},
  decision_reason = 'free_charging', received_at, implied_at, case when implied_at is not null then 'implied' end, implied_at is not null
from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::integer[], $5::text[], $6::uuid[], $7::integer[], $8::boolean[],
  $9::timestamptz[], $10::timestamptz[], $11::boolean[], $12::timestamptz[], $13::bigint[], $14::text[], $15::timestamptz[], $16::text[],
  $17::text[], $18::bigint[], $19::text[], $20::bigint[], $21::text[], $22::text[], $23::text[], $24::timestamptz[], $25::timestamptz[])
  as f (id, organization_id, station_id, transaction_id, station_transaction, start_digest, ${begun}, ${decided}, received_at, implied_at)
order by station_id`;

const updateSessions = `
update sessions s set evse = f.evse, start_told = f.start_told, started_at = f.started_at, station_started_at = f.station_started_at,
  clock_plausible = f.clock_plausible, start_received_at = f.start_received_at, meter_start_wh = f.meter_start_wh,
  charging_state = f.charging_state, charging_state_at = f.charging_state_at, heard_at = greatest(s.heard_at, f.received_at),
  ended_at = coalesce(s.ended_at, f.implied_at),
  end_kind = case when s.end_kind is null and f.implied_at is not null then 'implied' else s.end_kind end,
  recount = s.recount or f.restarts or f.implied_at is not null, revision = s.revision + f.restarts::integer
from unnest($1::bigint[], $2::integer[], $3::boolean[], $4::timestamptz[], $5::timestamptz[], $6::boolean[], $7::timestamptz[],
  $8::bigint[], $9::text[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::boolean[], $14::bigint[])
  as f (session_id, ${begun}, received_at, implied_at, restarts, organization_id)
where s.id = f.session_id and ${ofOrganization('s')}`;

const decideSessions = `
update sessions s set token = f.token, token_key = f.token_key, token_id = f.token_id, token_name = f.token_name, driver_id = f.driver_id,
  driver_name = f.driver_name, decision = f.decision, decision_reason = f.decision_reason, free = f.decision_reason = 'free_charging'
from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::text[], $8::text[], $9::text[],
  $10::bigint[]) as f (session_id, ${decided}, organization_id)
where s.id = f.session_id and ${ofOrganization('s')}`;

const linkCommands = `
update commands c set session_id = f.session_id from unnest($1::uuid[], $2::bigint[], $3::bigint[])
  as f (command_id, session_id, organization_id)
where c.id = f.command_id and c.session_id is null and ${ofOrganization('c')}`;

type Pick = (event: ToldEvent) => unknown;

const organizationId: Pick = ({ told }) => told.origin.organizationId;
const sessionId: Pick = (event) => event.sessionId;
const receivedAt: Pick = ({ told }) => told.origin.receivedAt;
const impliedEndAt: Pick = ({ plan }) => plan.impliedEndAt;

const eventColumns: readonly Pick[] = [
  organizationId,
  ({ told }) => told.origin.stationId,
  ({ told }) => told.fact.transaction,
  ({ told }) => told.fact.seqNo ?? noSeqNo,
  ({ digest }) => digest,
  ({ told }) => told.fact.event,
  ({ told }) => told.fact.trigger,
  ({ told }) => told.fact.offline,
  ({ shown }) => shown ?? null,
  ({ told }) => told.fact.when.at,
  ({ told }) => told.fact.when.stationAt,
  receivedAt,
];
const bornColumns: readonly Pick[] = [
  sessionId,
  organizationId,
  ({ told }) => told.origin.stationId,
  ({ transactionId }) => transactionId,
  ({ told }) => told.fact.transaction,
  ({ told }) => transactionDigest(told.fact.transaction),
];
const begunColumns: readonly Pick[] = [
  ({ plan }) => plan.after.evse,
  ({ plan }) => plan.after.startTold,
  ({ plan }) => plan.after.start.at,
  ({ plan }) => plan.after.start.stationAt,
  ({ plan }) => plan.after.start.plausible,
  ({ plan }) => plan.after.startReceivedAt,
  ({ plan }) => plan.after.meterStartWh,
  ({ plan }) => plan.after.chargingState,
  ({ plan }) => plan.after.chargingStateAt,
];
const decidedColumns: readonly Pick[] = [
  ({ told }) => told.fact.token || null,
  ({ told }) => (told.fact.token ? tokenKey(told.fact.token) : null),
  ({ told, known }) => (told.fact.token ? (known?.token_id ?? null) : null),
  ({ told, known }) => (told.fact.token ? (known?.token_name ?? null) : null),
  ({ told, known }) => (told.fact.token ? (known?.driver_id ?? null) : null),
  ({ told, known }) => (told.fact.token && known?.driver_id != null ? known.driver_name : null),
  ({ verdict }) => verdict.decision,
  ({ verdict }) => verdict.reason,
];

/** Sends all its statements at once; those that would do nothing are left out. */
export async function storeTransactions(tx: IngestTx, events: readonly ToldEvent[]): Promise<void> {
  const send = async (name: string, text: string, rows: readonly ToldEvent[], pick: readonly Pick[]) => {
    if (rows.length > 0) await tx.query({ name, text, values: columns(rows, ...pick) });
  };
  const began = events.filter(({ plan }) => plan.begins);
  const changed = events.filter(({ told, plan }) => !plan.begins && (plan.changes || told.fact.readings.length === 0));
  const decidedLater = events.filter(({ plan }) => !plan.begins && plan.token === 'starts');
  const linked = events.filter(({ commandId }) => commandId !== null);
  await Promise.all([
    send('insert-transaction-events', insertEvents, events, eventColumns),
    closeEarlier(tx, events.flatMap(closings)),
    send('insert-transactions', insertSessions, began, [
      ...bornColumns,
      ...begunColumns,
      ...decidedColumns,
      receivedAt,
      impliedEndAt,
    ]),
    send('update-transactions', updateSessions, changed, [
      sessionId,
      ...begunColumns,
      receivedAt,
      impliedEndAt,
      ({ plan }) => plan.restarts,
      organizationId,
    ]),
    send('decide-transactions', decideSessions, decidedLater, [sessionId, ...decidedColumns, organizationId]),
    storeFirstEnds(tx, events.flatMap(firstEnd)),
    keepStrayEnds(tx, events.flatMap(secondEnd)),
    storeSamples(tx, events.map(samplesOf)),
    send('link-remote-starts', linkCommands, linked, [({ commandId }) => commandId, sessionId, organizationId]),
  ]);
}

function closings({ told: { origin }, plan }: ToldEvent) {
  const { organizationId } = origin;
  return plan.closes.map(({ session_id }) => ({ organizationId, sessionId: session_id, at: plan.after.start.at }));
}

function toldEnd({ told: { origin, fact }, digest }: ToldEvent): ToldEnd {
  const { when, stopToken, meterStopWh, stopReason } = fact;
  return { origin, digest, when, token: stopToken, meterStopWh, reason: stopReason };
}

function firstEnd(event: ToldEvent): FirstEnd[] {
  if (event.plan.end !== 'first') return [];
  return [{ ...toldEnd(event), sessionId: event.sessionId, meterStartWh: event.plan.after.meterStartWh }];
}

function secondEnd(event: ToldEvent): StrayToldEnd[] {
  if (event.plan.end !== 'conflict') return [];
  const { sessionId, transactionId } = event;
  return [{ ...toldEnd(event), cause: 'conflict', transactionId, sessionId, attachedAt: null }];
}

function samplesOf({ told: { origin, fact }, sessionId, transactionId, plan }: ToldEvent): SampleSet {
  return {
    ...origin,
    evse: plan.after.evse,
    transactionId,
    session: { session_id: sessionId },
    readings: fact.readings,
  };
}
