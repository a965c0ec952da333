// Starts of sessions, many at once: decided, given an id, stored; a resend is answered as the first time.
import type { Decision, SessionStarted, StartOutcome, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, type SetFunction } from '../db/sets.ts';
import { decide, readCircumstances, tokenKey, type Circumstances, type Verdict } from '../tokens/tokens.ts';
import { startDigest } from './rules.ts';

/** What the database knew before this start: the same start if it came before, and what else concerns its charging point. */
type Before = {
  ord: number;
  transaction_id: number;
  same_transaction_id: number | null;
  same_decision: Decision | null;
  later_started_at: Date | null;
  awaiting_command_id: string | null;
  unassigned_ends: boolean;
};
type Read = { before: Before[]; circumstances: (Circumstances | undefined)[] };

const lockTokens = `select pg_advisory_xact_lock(k) from (
  select distinct hashtextextended(organization_id || ' ' || coalesce(token_key, 'station ' || station_id), 0) as k
  from unnest($1::bigint[], $2::bigint[], $3::text[]) as f (organization_id, station_id, token_key) order by 1) keys`;

const readBefore = `
select f.ord, nextval('transaction_ids')::integer as transaction_id,
  same.transaction_id as same_transaction_id, same.decision as same_decision,
  (select min(x.started_at) from sessions x where x.station_id = f.station_id and x.evse = f.evse
    and x.ended_at is null and x.started_at > f.at) as later_started_at,
  (select c.id from commands c where c.station_id = f.station_id and c.intent = 'startCharging' and c.state = 'accepted'
    and c.session_id is null and c.evse = f.evse and c.token_key = f.token_key and c.queued_at > f.at - interval '5 minutes'
    order by c.queued_at limit 1) as awaiting_command_id,
  exists (select 1 from stray_ends e where e.station_id = f.station_id and e.cause = 'unassigned' and e.attached_at is null)
    as unassigned_ends
from unnest($1::integer[], $2::bigint[], $3::integer[], $4::text[], $5::timestamptz[], $6::uuid[])
  as f (ord, station_id, evse, token_key, at, digest)
left join sessions same on same.station_id = f.station_id and same.start_digest = f.digest
  and (same.clock_plausible or same.end_kind is null or same.end_kind = 'implied')
order by f.ord`;

function keyOf(fact: SessionStarted): string | null {
  return fact.token === null ? null : tokenKey(fact.token);
}

async function readStarts(
  tx: IngestTx,
  facts: readonly Told<SessionStarted>[],
  batch: Parameters<typeof readCircumstances>[2],
): Promise<Read> {
  const organizations = facts.map(({ origin }) => origin.organizationId);
  const stations = facts.map(({ origin }) => origin.stationId);
  const keys = facts.map(({ fact }) => keyOf(fact));
  const asked = facts.map(({ origin, fact }) => ({
    stationId: origin.stationId,
    organizationId: origin.organizationId,
    token: fact.token,
    at: fact.when.at,
    evse: fact.evse,
  }));
  const [, before, circumstances] = await Promise.all([
    tx.query({ name: 'lock-tokens', text: lockTokens, values: [organizations, stations, keys] }),
    tx.query<Before>({
      name: 'before-starts',
      text: readBefore,
      values: [
        facts.map((_, ord) => ord),
        stations,
        facts.map(({ fact }) => fact.evse),
        keys,
        facts.map(({ fact }) => fact.when.at),
        facts.map(({ fact }) => startDigest(fact)),
      ],
    }),
    readCircumstances(tx, asked, batch),
  ]);
  return { before, circumstances };
}

const invalid: Verdict = { decision: 'Invalid', reason: 'token_unknown' };

/** Starts that show one token are decided in list order: the first that is accepted makes the next one concurrent. */
function verdictsOf(facts: readonly Told<SessionStarted>[], { before, circumstances }: Read): Verdict[] {
  const accepted = new Set<string>();
  return facts.map(({ origin, fact }, index) => {
    const known = circumstances[index];
    if (known === undefined) return invalid;
    const key = keyOf(fact);
    const holder = `${origin.organizationId} ${key}`;
    const running = known.running_elsewhere || (key !== null && accepted.has(holder));
    const verdict = decide({ ...known, running_elsewhere: running }, { starting: true, tokenShown: key !== null });
    if (verdict.decision === 'Accepted' && before[index]?.same_transaction_id === null) accepted.add(holder);
    return verdict;
  });
}

type Row = { told: Told<SessionStarted>; before: Before; known: Circumstances | undefined; verdict: Verdict };

const told = `organization_id, station_id, evse, transaction_id, token, token_key, token_id, token_name, driver_id, driver_name,
  decision, decision_reason, free, started_at, station_started_at, start_digest, clock_plausible, start_received_at, meter_start_wh`;

const insertStarts = `
insert into sessions (${told}, heard_at, ended_at, end_kind, recount)
select ${told}, start_received_at, implied_at, case when implied_at is not null then 'implied' end, implied_at is not null
from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::bigint[],
  $10::text[], $11::text[], $12::text[], $13::boolean[], $14::timestamptz[], $15::timestamptz[], $16::uuid[], $17::boolean[],
  $18::timestamptz[], $19::bigint[], $20::timestamptz[]) as f (${told}, implied_at)
order by station_id`;

// A start on a busy charging point closes what ran there before it (T-7); the session's own stop may still come.
const closeEarlier = `
update sessions s set ended_at = f.at, end_kind = 'implied', power_w = null, recount = true, revision = s.revision + 1
from unnest($1::bigint[], $2::integer[], $3::timestamptz[]) as f (station_id, evse, at)
where s.station_id = f.station_id and s.evse = f.evse and s.ended_at is null and s.started_at < f.at`;

const linkCommands = `
update commands c set session_id = s.id from unnest($1::uuid[], $2::integer[]) as f (command_id, transaction_id)
join sessions s on s.transaction_id = f.transaction_id where c.id = f.command_id`;

// A stop may have arrived before its start (T-7): the one unassigned end that fits is taken, several are left for review.
const attachEnds = `
with fitting as (
  select s.id as session_id, min(e.id) as end_id from sessions s
  join stray_ends e on e.station_id = s.station_id and e.cause = 'unassigned' and e.attached_at is null
    and e.ended_at >= s.started_at
    and (e.meter_stop_wh is null or s.meter_start_wh is null or e.meter_stop_wh >= s.meter_start_wh)
    and (e.token_key is null or s.token_key is null or e.token_key = s.token_key)
  where s.transaction_id = any ($1::integer[]) group by s.id having count(*) = 1
), attached as (
  update stray_ends e set attached_at = now(), session_id = fitting.session_id from fitting where e.id = fitting.end_id returning e.*
)
update sessions s set ended_at = a.ended_at, station_ended_at = a.station_ended_at, end_received_at = a.received_at, end_kind = 'station',
  end_digest = a.end_digest, meter_stop_wh = a.meter_stop_wh, stop_token = a.token, stop_reason = a.stop_reason, power_w = null,
  energy_wh = case when a.meter_stop_wh >= s.meter_start_wh then a.meter_stop_wh - s.meter_start_wh end, recount = true,
  revision = s.revision + 1
from attached a where s.id = a.session_id`;

function insertedColumns(rows: readonly Row[]): unknown[] {
  return columns(
    rows,
    ({ told }) => told.origin.organizationId,
    ({ told }) => told.origin.stationId,
    ({ told }) => told.fact.evse,
    ({ before }) => before.transaction_id,
    ({ told }) => told.fact.token,
    ({ told }) => keyOf(told.fact),
    ({ known }) => known?.token_id ?? null,
    ({ known }) => known?.token_name ?? null,
    ({ known }) => known?.driver_id ?? null,
    ({ known }) => (known?.driver_id == null ? null : known.driver_name),
    ({ verdict }) => verdict.decision,
    ({ verdict }) => verdict.reason,
    ({ verdict }) => verdict.reason === 'free_charging',
    ({ told }) => told.fact.when.at,
    ({ told }) => told.fact.when.stationAt,
    ({ told }) => startDigest(told.fact),
    ({ told }) => told.fact.when.plausible,
    ({ told }) => told.origin.receivedAt,
    ({ told }) => told.fact.meterStartWh,
    ({ before }) => before.later_started_at,
  );
}

async function store(tx: IngestTx, rows: readonly Row[]): Promise<void> {
  const linked = rows.filter(
    ({ before, verdict }) => before.awaiting_command_id !== null && verdict.decision === 'Accepted',
  );
  const maybeEnded = rows.filter(({ before }) => before.unassigned_ends);
  const earlier = columns(
    rows,
    ({ told }) => told.origin.stationId,
    ({ told }) => told.fact.evse,
    ({ told }) => told.fact.when.at,
  );
  const sent = [
    tx.query({ name: 'close-earlier', text: closeEarlier, values: earlier }),
    tx.query({ name: 'insert-starts', text: insertStarts, values: insertedColumns(rows) }),
  ];
  if (linked.length > 0) {
    const links = columns(
      linked,
      ({ before }) => before.awaiting_command_id,
      ({ before }) => before.transaction_id,
    );
    sent.push(tx.query({ name: 'link-commands', text: linkCommands, values: links }));
  }
  if (maybeEnded.length > 0) {
    sent.push(
      tx.query({
        name: 'attach-ends',
        text: attachEnds,
        values: [maybeEnded.map(({ before }) => before.transaction_id)],
      }),
    );
  }
  await Promise.all(sent);
}

async function writeStarts(tx: IngestTx, facts: readonly Told<SessionStarted>[], read: Read): Promise<StartOutcome[]> {
  const verdicts = verdictsOf(facts, read);
  const rows: Row[] = [];
  const outcomes = facts.map((told, index): StartOutcome => {
    const before = read.before[index];
    const verdict = verdicts[index];
    if (before === undefined || verdict === undefined) throw new Error('A start was read without its row.');
    const known = read.circumstances[index];
    const expiresAt = known?.expires_at ?? null;
    if (before.same_transaction_id !== null) {
      return {
        transactionId: before.same_transaction_id,
        decision: before.same_decision ?? verdict.decision,
        expiresAt,
      };
    }
    rows.push({ told, before, known, verdict });
    return { transactionId: before.transaction_id, decision: verdict.decision, expiresAt };
  });
  if (rows.length > 0) await store(tx, rows);
  for (const { told } of rows) {
    tx.news.push({ kind: 'session', organizationId: told.origin.organizationId, stationId: told.origin.stationId });
    tx.news.push({ kind: 'point', organizationId: told.origin.organizationId, stationId: told.origin.stationId });
  }
  return outcomes;
}

export const startSessions: SetFunction<SessionStarted, Read, StartOutcome> = { read: readStarts, write: writeStarts };
