// Starts of sessions, many at once: decided, given an id, planned by the machine; a resend is answered as the first time.
import type { Decision, SessionStarted, StartOutcome, Told, TransactionTold } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { ofOrganization, type Batch, type SetFunction } from '../db/sets.ts';
import { decide, keepShown, readCircumstances, tokenKey, type Circumstances, type Verdict } from '../tokens/tokens.ts';
import { readCandidates, readStrayEnds } from './candidates.ts';
import { startDigest } from './digests.ts';
import { planStart, type Candidate, type StrayEnd } from './machine.ts';
import { storeStarts, type NewStart } from './store-starts.ts';

/** The id that a start is given, the same start if it came before, and the command that waits for it. */
type Before = {
  ord: number;
  transaction_id: number;
  same_transaction_id: number | null;
  same_decision: Decision | null;
  awaiting_command_id: string | null;
};
type Read = {
  batch: Batch;
  before: Before[];
  circumstances: (Circumstances | undefined)[];
  open: Candidate[][];
  strays: Map<number, StrayEnd[]>;
};

export const lockTokens = `select pg_advisory_xact_lock(k) from (
  select distinct hashtextextended(organization_id || ' ' || coalesce(token_key, 'station ' || station_id), 0) as k
  from unnest($1::bigint[], $2::bigint[], $3::text[]) as f (organization_id, station_id, token_key) order by 1) keys`;

// The same start is looked for twice, since each of its two unique indexes serves only its own half.
const readBefore = `
select f.ord, nextval('transaction_ids')::integer as transaction_id,
  same.transaction_id as same_transaction_id, same.decision as same_decision,
  (select c.id from commands c where c.station_id = f.station_id and c.intent = 'startCharging' and c.state = 'accepted'
    and c.session_id is null and c.evse = f.evse and c.token_key = f.token_key and c.queued_at > f.at - interval '5 minutes'
    and ${ofOrganization('c')}
    order by c.queued_at limit 1) as awaiting_command_id
from unnest($1::integer[], $2::bigint[], $3::integer[], $4::text[], $5::timestamptz[], $6::uuid[], $7::bigint[])
  as f (ord, station_id, evse, token_key, at, digest, organization_id)
left join lateral (
  select x.transaction_id, x.decision from sessions x
  where x.station_id = f.station_id and x.start_digest = f.digest and x.clock_plausible and ${ofOrganization('x')}
  union all
  select x.transaction_id, x.decision from sessions x
  where x.station_id = f.station_id and x.start_digest = f.digest and not x.clock_plausible
    and (x.end_kind is null or x.end_kind = 'implied') and ${ofOrganization('x')}
  limit 1
) same on true
order by f.ord`;

function keyOf(fact: SessionStarted): string | null {
  return fact.token === null ? null : tokenKey(fact.token);
}

async function readStarts(tx: IngestTx, facts: readonly Told<SessionStarted>[], batch: Batch): Promise<Read> {
  const organizations = facts.map(({ origin }) => origin.organizationId);
  const stations = facts.map(({ origin }) => origin.stationId);
  const keys = facts.map(({ fact }) => keyOf(fact));
  const instants = facts.map(({ fact }) => fact.when.at);
  const evses = facts.map(({ fact }) => fact.evse);
  const digests = facts.map(({ fact }) => startDigest(fact));
  const ords = facts.map((_, ord) => ord);
  const asked = facts.map(({ origin, fact }) => ({
    organizationId: origin.organizationId,
    stationId: origin.stationId,
    token: fact.token,
    at: fact.when.at,
    evse: fact.evse,
  }));
  const [, before, circumstances, open, strays] = await Promise.all([
    tx.query({ name: 'lock-tokens', text: lockTokens, values: [organizations, stations, keys] }),
    tx.query<Before>({
      name: 'before-starts',
      text: readBefore,
      values: [ords, stations, evses, keys, instants, digests, organizations],
    }),
    readCircumstances(tx, asked, batch),
    readCandidates(
      tx,
      asked.map((one) => ({ ...one, transactionId: null })),
    ),
    readStrayEnds(tx, asked),
  ]);
  return { batch, before, circumstances, open, strays };
}

export const invalid: Verdict = { decision: 'Invalid', reason: 'token_unknown' };

/** Starts that show one token are decided in list order: the first that is accepted makes the next one concurrent. */
function verdictsOf(facts: readonly Told<SessionStarted>[], { batch, before, circumstances }: Read): Verdict[] {
  const { accepted } = batch;
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

async function writeStarts(tx: IngestTx, facts: readonly Told<SessionStarted>[], read: Read): Promise<StartOutcome[]> {
  const verdicts = verdictsOf(facts, read);
  const starts: NewStart[] = [];
  const outcomes = facts.map((told, index): StartOutcome => {
    const before = read.before[index];
    const verdict = verdicts[index];
    if (before === undefined || verdict === undefined) throw new Error('A start was read without its row.');
    const known = read.circumstances[index];
    const { expires_at: expiresAt = null, driver_group_id: driverGroupId = null } = known ?? {};
    if (before.same_transaction_id !== null) {
      const decision = before.same_decision ?? verdict.decision;
      return { transactionId: before.same_transaction_id, decision, expiresAt, driverGroupId };
    }
    const { transaction_id: transactionId, awaiting_command_id: commandId } = before;
    const plan = planStart(told.fact, read.open[index] ?? [], read.strays.get(told.origin.stationId) ?? []);
    starts.push({ told, transactionId, commandId, known, verdict, plan });
    return { transactionId, decision: verdict.decision, expiresAt, driverGroupId };
  });
  if (starts.length > 0) await Promise.all([keepRefused(tx, starts), storeStarts(tx, starts)]);
  for (const { told } of starts) {
    const { organizationId, stationId } = told.origin;
    tx.news.push({ kind: 'session', organizationId, stationId }, { kind: 'point', organizationId, stationId });
  }
  return outcomes;
}

type Start = { told: Told<SessionStarted> | Told<TransactionTold>; verdict: Verdict };

/** Whoever was not let in is looked for among the shown cards: many stations ask with the start itself. */
export async function keepRefused(tx: IngestTx, starts: readonly Start[]): Promise<void> {
  const refused = starts.flatMap(({ told: { origin, fact }, verdict }) => {
    const { token, when } = fact;
    return !token || verdict.decision === 'Accepted' ? [] : [{ origin, token, at: when.at, verdict }];
  });
  await keepShown(tx, refused);
}

export const startSessions: SetFunction<SessionStarted, Read, StartOutcome> = { read: readStarts, write: writeStarts };
