// Whose turn it is among the commands of campaigns: the oldest campaign first, a bounded number at a time in each organization.
import type { IngestTx } from '../db/doors.ts';
import { ofOrganization } from '../db/sets.ts';

// Another node may have given out a moment ago: the bound is the organization's, not the node's.
const give = `
with giving as (
  select k.id, k.organization_id, k.created_at from campaigns k
  where k.given_out_at is null and not exists (select from campaigns x
    where x.organization_id = k.organization_id and x.given_out_at is null and x.gave_at > $3)),
turn as (
  select h.id, k.id as campaign_id, k.organization_id, h.station_id, h.intent,
    row_number() over (partition by k.organization_id order by k.created_at, k.id, h.id) as nth
  from giving k cross join lateral (
    select c.id, c.station_id, c.intent from commands c where c.campaign_id = k.id and ${ofOrganization('c', 'k')} and c.state = 'held'
    order by c.id limit $2) h),
gave as (
  update campaigns k set gave_at = $1 where k.id in (select campaign_id from turn where nth <= $2)),
going as (
  select t.id, t.organization_id, case when s.connected then 'queued' when t.intent = 'changeSetting' then 'waiting' else 'failed' end as next
  from turn t left join station_state s on s.station_id = t.station_id where t.nth <= $2),
given as (
  update commands c set state = f.next, queued_at = $1, state_since = now(),
    detail = case when f.next = 'failed' then 'The charging station is offline.' end, answered_at = case when f.next = 'failed' then $1 end
  from going f where c.id = f.id and ${ofOrganization('c')} and c.state = 'held'
  returning c.id, c.organization_id, c.station_id, c.state)
select id, organization_id as "organizationId", station_id as "stationId", state from given`;

const settle = `
update campaigns k set given_out_at = $1
where k.given_out_at is null and not exists (select from commands c where c.campaign_id = k.id and c.state = 'held')`;

type Given = { id: string; organizationId: number; stationId: number; state: string };

/** Answers the stations that have something to be sent now. */
export async function giveOut(
  tx: IngestTx,
  { now, most, everyMs }: { now: Date; most: number; everyMs: number },
): Promise<number[]> {
  if (!(await takeTurn(tx))) return [];
  const justBefore = new Date(now.getTime() - everyMs * 0.9);
  const given = await tx.query<Given>({ name: 'give-out', text: give, values: [now, most, justBefore] });
  await tx.query({ name: 'settle-campaigns', text: settle, values: [now] });
  for (const { id, organizationId, stationId } of given)
    tx.news.push({ kind: 'command', organizationId, stationId, id });
  return given.filter(({ state }) => state === 'queued').map(({ stationId }) => stationId);
}

/** One at a time, on whatever node. */
async function takeTurn(tx: IngestTx): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('campaigns', 0)) as mine",
  );
  return row?.mine === true;
}

/** After a restore nobody waits for them any more; a setting is still wanted. */
export async function failHeld(tx: IngestTx, now: Date): Promise<void> {
  await tx.query(
    `update commands c set state = 'failed', answered_at = $1, detail = 'A backup was restored before it was sent.'
     where c.state = 'held' and c.intent <> 'changeSetting'`,
    [now],
  );
}
