// Writes planned starts, many at once: the sessions, and what their beginning does to others and to waiting commands.
import type { SessionStarted, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import { tokenKey, type Circumstances, type Verdict } from '../tokens/tokens.ts';
import { startDigest } from './digests.ts';
import type { StartPlan } from './machine.ts';

export type NewStart = {
  told: Told<SessionStarted>;
  transactionId: number;
  commandId: string | null;
  known: Circumstances | undefined;
  verdict: Verdict;
  plan: StartPlan;
};

const told = `organization_id, station_id, evse, transaction_id, token, token_key, token_id, token_name, driver_id, driver_name,
  decision, decision_reason, free, started_at, station_started_at, start_digest, clock_plausible, start_received_at, meter_start_wh`;

const insertStarts = `
insert into sessions (${told}, heard_at, ended_at, end_kind, recount)
select ${told}, start_received_at, implied_at, case when implied_at is not null then 'implied' end, implied_at is not null
from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::integer[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::bigint[],
  $10::text[], $11::text[], $12::text[], $13::boolean[], $14::timestamptz[], $15::timestamptz[], $16::uuid[], $17::boolean[],
  $18::timestamptz[], $19::bigint[], $20::timestamptz[]) as f (${told}, implied_at)
order by station_id`;

// The session's own stop may still come, and then stands instead (T-7).
const closeOpen = `
update sessions s set ended_at = f.at, end_kind = 'implied', power_w = null, recount = true, revision = s.revision + 1
from unnest($1::bigint[], $2::timestamptz[], $3::bigint[]) as f (session_id, at, organization_id)
where s.id = f.session_id and s.ended_at is null and ${ofOrganization('s')}`;

/** Closes sessions as implied where another one began. */
export async function closeEarlier(
  tx: IngestTx,
  closed: readonly { organizationId: number; sessionId: number; at: Date }[],
): Promise<void> {
  if (closed.length === 0) return;
  const values = columns(
    closed,
    (one) => one.sessionId,
    (one) => one.at,
    (one) => one.organizationId,
  );
  await tx.query({ name: 'close-earlier', text: closeOpen, values });
}

const linkCommands = `
update commands c set session_id = s.id from unnest($1::uuid[], $2::integer[], $3::bigint[])
  as f (command_id, transaction_id, organization_id)
join sessions s on s.transaction_id = f.transaction_id and ${ofOrganization('s')} where c.id = f.command_id and ${ofOrganization('c')}`;

const attachEnds = `
with attached as (
  update stray_ends e set attached_at = f.at, session_id = s.id
  from unnest($1::bigint[], $2::integer[], $3::timestamptz[], $4::bigint[]) as f (stray_id, transaction_id, at, organization_id)
  join sessions s on s.transaction_id = f.transaction_id and ${ofOrganization('s')}
  where e.id = f.stray_id and e.attached_at is null and ${ofOrganization('e')} returning e.*
)
update sessions s set ended_at = a.ended_at, station_ended_at = a.station_ended_at, end_received_at = a.received_at, end_kind = 'station',
  end_digest = a.end_digest, meter_stop_wh = a.meter_stop_wh, stop_token = a.token, stop_reason = a.stop_reason, power_w = null,
  energy_wh = case when a.meter_stop_wh >= s.meter_start_wh then a.meter_stop_wh - s.meter_start_wh end, recount = true,
  revision = s.revision + 1
from attached a where s.id = a.session_id and ${ofOrganization('s', 'a')}`;

function insertedColumns(starts: readonly NewStart[]): unknown[] {
  return columns(
    starts,
    ({ told: { origin } }) => origin.organizationId,
    ({ told: { origin } }) => origin.stationId,
    ({ told: { fact } }) => fact.evse,
    ({ transactionId }) => transactionId,
    ({ told: { fact } }) => fact.token,
    ({ told: { fact } }) => (fact.token === null ? null : tokenKey(fact.token)),
    ({ known }) => known?.token_id ?? null,
    ({ known }) => known?.token_name ?? null,
    ({ known }) => known?.driver_id ?? null,
    ({ known }) => (known?.driver_id == null ? null : known.driver_name),
    ({ verdict }) => verdict.decision,
    ({ verdict }) => verdict.reason,
    ({ verdict }) => verdict.reason === 'free_charging',
    ({ told: { fact } }) => fact.when.at,
    ({ told: { fact } }) => fact.when.stationAt,
    ({ told: { fact } }) => startDigest(fact),
    ({ told: { fact } }) => fact.when.plausible,
    ({ told: { origin } }) => origin.receivedAt,
    ({ told: { fact } }) => fact.meterStartWh,
    ({ plan }) => plan.impliedEndAt,
  );
}

/** Sends all its statements at once; those that would do nothing are left out. */
export async function storeStarts(tx: IngestTx, starts: readonly NewStart[]): Promise<void> {
  const closed = starts.flatMap(({ told: { origin, fact }, plan }) =>
    plan.closes.map(({ session_id: sessionId }) => ({
      organizationId: origin.organizationId,
      sessionId,
      at: fact.when.at,
    })),
  );
  const linked = starts.filter(({ commandId, verdict }) => commandId !== null && verdict.decision === 'Accepted');
  const ended = starts.flatMap(({ told: { origin }, transactionId, plan }) =>
    plan.ends === undefined ? [] : [{ ...origin, strayId: plan.ends.stray_id, transactionId }],
  );
  const sent: Promise<unknown>[] = [closeEarlier(tx, closed)];
  sent.push(tx.query({ name: 'insert-starts', text: insertStarts, values: insertedColumns(starts) }));
  if (linked.length > 0) {
    const values = columns(
      linked,
      ({ commandId }) => commandId,
      ({ transactionId }) => transactionId,
      ({ told: { origin } }) => origin.organizationId,
    );
    sent.push(tx.query({ name: 'link-commands', text: linkCommands, values }));
  }
  if (ended.length > 0) {
    const values = columns(
      ended,
      (one) => one.strayId,
      (one) => one.transactionId,
      (one) => one.receivedAt,
      (one) => one.organizationId,
    );
    sent.push(tx.query({ name: 'attach-ends', text: attachEnds, values }));
  }
  await Promise.all(sent);
}
