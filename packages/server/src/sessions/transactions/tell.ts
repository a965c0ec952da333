// Events of transactions, many at once: any of them makes the session, each is told once, a resend is answered as the first time (T-8).
import type { Decision, Told, TransactionOutcome, TransactionTold } from '../../facts.ts';
import type { IngestTx } from '../../db/doors.ts';
import { columns, ofOrganization, type Batch, type SetFunction } from '../../db/sets.ts';
import { decide, readCircumstances, tokenKey, type Circumstances, type Verdict } from '../../tokens/tokens.ts';
import { readCandidates } from '../candidates.ts';
import { eventDigest } from '../digests.ts';
import type { Candidate } from '../machine.ts';
import { invalid, keepRefused, lockTokens } from '../start.ts';
import { noSeqNo, storeTransactions, type ToldEvent } from './store.ts';
import { planTransaction, type KnownTransaction, type TransactionPlan } from './machine.ts';

/** The event if it came before, the session of its transaction or the ids for one, and the command that it names. */
type Before = {
  ord: number;
  told_before: boolean;
  told_decision: Decision | null;
  session_id: number;
  transaction_id: number;
  is_new: boolean;
  evse: number;
  token_key: string | null;
  decision: Decision;
  start_told: boolean;
  started_at: Date;
  station_started_at: Date | null;
  clock_plausible: boolean;
  start_received_at: Date;
  meter_start_wh: number | null;
  charging_state: string | null;
  charging_state_at: Date | null;
  end_kind: Candidate['end_kind'];
  command_id: string | null;
};
/** What only starts and shown tokens need to know. */
type Wider = { circumstances: Circumstances | undefined; open: Candidate[] };
type Read = { batch: Batch; digests: string[]; before: Before[]; wider: (Wider | undefined)[] };
type Facts = readonly Told<TransactionTold>[];

const readBefore = `
select f.ord, e.digest is not null as told_before, e.decision as told_decision, s.id is null as is_new,
  coalesce(s.id, nextval('sessions_id_seq')) as session_id, coalesce(s.transaction_id, nextval('transaction_ids')::integer) as transaction_id,
  s.evse, s.token_key, s.decision, s.start_told, s.started_at, s.station_started_at, s.clock_plausible, s.start_received_at,
  s.meter_start_wh, s.charging_state, s.charging_state_at, s.end_kind,
  (select c.id from commands c where c.remote_start_id = f.remote_start_id and c.intent = 'startCharging'
    and c.station_id = f.station_id and c.session_id is null and ${ofOrganization('c')}) as command_id
from unnest($1::integer[], $2::bigint[], $3::text[], $4::integer[], $5::uuid[], $6::integer[], $7::bigint[])
  as f (ord, station_id, transaction, seq_no, digest, remote_start_id, organization_id)
left join sessions s on s.station_id = f.station_id and s.station_transaction = f.transaction and ${ofOrganization('s')}
left join transaction_events e on e.station_id = f.station_id and e.station_transaction = f.transaction and e.seq_no = f.seq_no
  and e.digest = f.digest and ${ofOrganization('e')}
order by f.ord`;

function beforeColumns(facts: Facts, digests: readonly string[]): unknown[] {
  return columns(
    facts.map(({ origin, fact }, ord) => ({ origin, fact, ord })),
    ({ ord }) => ord,
    ({ origin }) => origin.stationId,
    ({ fact }) => fact.transaction,
    ({ fact }) => fact.seqNo ?? noSeqNo,
    ({ ord }) => digests[ord],
    ({ fact }) => fact.remoteStartId,
    ({ origin }) => origin.organizationId,
  );
}

function shownToken({ token, stopToken }: TransactionTold): string | null {
  return token ?? stopToken;
}

async function readTold(tx: IngestTx, facts: Facts, batch: Batch): Promise<Read> {
  const wider: Read['wider'] = facts.map(() => undefined);
  const digests = facts.map(({ fact }) => eventDigest(fact));
  const surely = facts.flatMap(({ fact }, ord) => (fact.event === 'started' || shownToken(fact) !== null ? [ord] : []));
  const [before] = await Promise.all([
    tx.query<Before>({ name: 'before-events', text: readBefore, values: beforeColumns(facts, digests) }),
    readWider(tx, { facts, batch, wider }, surely),
  ]);
  // Seldom, so that a third wait costs nothing: the first that is heard of a transaction is neither its start nor a token.
  const after = before.flatMap((row, ord) =>
    wider[ord] === undefined && needsMore(row, facts[ord]?.fact) ? [ord] : [],
  );
  await readWider(tx, { facts, batch, wider }, after);
  return { batch, digests, before, wider };
}

function needsMore({ is_new: isNew, evse }: Before, fact: TransactionTold | undefined): boolean {
  return isNew || (evse === 0 && fact?.evse != null);
}

async function readWider(
  tx: IngestTx,
  { facts, batch, wider }: { facts: Facts; batch: Batch; wider: Read['wider'] },
  ords: readonly number[],
): Promise<void> {
  if (ords.length === 0) return;
  const told = ords.flatMap((ord) => facts[ord] ?? []);
  const asked = told.map(({ origin: { organizationId, stationId }, fact }) => {
    return {
      organizationId,
      stationId,
      token: shownToken(fact),
      at: fact.when.at,
      evse: fact.token === null ? null : (fact.evse ?? 0),
    };
  });
  const [, circumstances, open] = await Promise.all([
    tx.query({ name: 'lock-tokens', text: lockTokens, values: lockColumns(told) }),
    readCircumstances(tx, asked, batch),
    readCandidates(
      tx,
      asked.map((one) => ({ ...one, transactionId: null })),
    ),
  ]);
  for (const [nth, ord] of ords.entries()) wider[ord] = { circumstances: circumstances[nth], open: open[nth] ?? [] };
}

function lockColumns(facts: Facts): unknown[] {
  return columns(
    facts.filter(({ fact }) => fact.token !== null),
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
    ({ fact }) => (fact.token === null ? null : tokenKey(fact.token)),
  );
}

function knownFrom(row: Before): KnownTransaction | undefined {
  if (row.is_new) return undefined;
  return {
    sessionId: row.session_id,
    evse: row.evse,
    tokenKey: row.token_key,
    startTold: row.start_told,
    start: { at: row.started_at, stationAt: row.station_started_at, plausible: row.clock_plausible },
    startReceivedAt: row.start_received_at,
    meterStartWh: row.meter_start_wh,
    chargingState: row.charging_state,
    chargingStateAt: row.charging_state_at,
    endKind: row.end_kind,
  };
}

/** What the domain says of the token, or of there being none. Events that show one token are decided in list order. */
function verdictOf(
  { origin, fact }: Told<TransactionTold>,
  token: TransactionPlan['token'],
  { circumstances }: Pick<Wider, 'circumstances'>,
  { accepted }: Batch,
): Verdict {
  if (circumstances === undefined) return invalid;
  // Only a Started is a start to the rule of one session for each token; who shows it later is not refused for it.
  const starting = token === 'starts' && fact.event === 'started';
  const holder = `${origin.organizationId} ${fact.token === null ? null : tokenKey(fact.token)}`;
  const running = circumstances.running_elsewhere || (starting && accepted.has(holder));
  const known = { ...circumstances, running_elsewhere: running };
  const verdict = decide(known, { starting, tokenShown: shownToken(fact) !== null });
  if (token === 'starts' && verdict.decision === 'Accepted') accepted.add(holder);
  return verdict;
}

type Known = { row: Before; digest: string; wider: Wider | undefined; batch: Batch };

function eventOf(told: Told<TransactionTold>, { row, digest, wider, batch }: Known): ToldEvent {
  const plan = planTransaction(told, knownFrom(row), wider?.open ?? []);
  const verdict = verdictOf(told, plan.token, { circumstances: wider?.circumstances }, batch);
  const shown = plan.token === 'same' ? row.decision : verdict.decision;
  return {
    told,
    digest,
    plan,
    verdict,
    shown: plan.token === undefined ? undefined : shown,
    sessionId: row.session_id,
    transactionId: row.transaction_id,
    commandId: row.command_id,
    known: wider?.circumstances,
  };
}

function outcomeOf(decision: Decision | undefined | null, wider: Wider | undefined): TransactionOutcome {
  if (!decision) return { shown: null };
  const { expires_at: expiresAt = null, driver_group_id: driverGroupId = null } = wider?.circumstances ?? {};
  return { shown: { decision, expiresAt, driverGroupId } };
}

async function writeTold(tx: IngestTx, facts: Facts, read: Read): Promise<TransactionOutcome[]> {
  const { batch, before, digests } = read;
  const events: ToldEvent[] = [];
  const outcomes = facts.map((told, ord) => {
    const [row, digest, wider] = [before[ord], digests[ord], read.wider[ord]];
    if (row === undefined || digest === undefined) throw new Error('An event was read without its row.');
    if (row.told_before) return outcomeOf(row.told_decision, wider);
    const event = eventOf(told, { row, digest, wider, batch });
    events.push(event);
    return outcomeOf(event.shown, wider);
  });
  const starts = events.filter(({ plan }) => plan.token === 'starts');
  // Cards have no keys that could fail: they go first, so that the failure that is heard is the sessions' own.
  if (events.length > 0) await Promise.all([keepRefused(tx, starts), storeTransactions(tx, events)]);
  for (const event of events) announce(tx, event);
  return outcomes;
}

function announce(tx: IngestTx, { told: { origin, fact }, sessionId, plan }: ToldEvent): void {
  const { organizationId, stationId } = origin;
  tx.news.push({ kind: 'session', organizationId, stationId, id: sessionId });
  if (plan.changes || plan.end !== undefined || fact.chargingState !== null) {
    tx.news.push({ kind: 'point', organizationId, stationId });
  }
}

export const tellTransactions: SetFunction<TransactionTold, Read, TransactionOutcome> = {
  read: readTold,
  write: writeTold,
};
