// Opens and closes issues where a batch of facts brings the cause: statuses, boots, connections, rejected commands.
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import type { Told } from '../facts.ts';
import { bootLoop, errorStatusSql } from './rules.ts';

type Affected = { organizationId: number; stationId: number };

const open = `insert into issues as i
  (organization_id, station_id, evse, kind, intent, code, info, count, first_at, began_at, opened_at, last_at)`;
const affected = 'returning i.organization_id as "organizationId", i.station_id as "stationId"';

const stillSeen = 'i.closed_at is null and i.code is not distinct from excluded.code';

/** The same cause again: one that is over is opened anew, and what was acknowledged is not what comes now. */
const again = `on conflict (station_id, kind, evse, intent) do update set
  count = i.count + case when i.closed_at is null then 1 else excluded.count end,
  code = excluded.code, info = excluded.info, last_at = greatest(i.last_at, excluded.last_at), closed_at = null,
  began_at = case when i.closed_at is null then i.began_at else excluded.began_at end,
  opened_at = case when i.closed_at is null then i.opened_at else excluded.opened_at end,
  acknowledged_at = case when ${stillSeen} then i.acknowledged_at end,
  acknowledged_by = case when ${stillSeen} then i.acknowledged_by end,
  note = case when ${stillSeen} then i.note end
  where i.organization_id = excluded.organization_id`;

function openSql(rows: string): string {
  return `${open} ${rows} ${again} ${affected}`;
}

/** Only opens: one that is open is not counted by every look, nor by two nodes that look at once. */
export function openOnceSql(rows: string): string {
  return `${open} ${rows} ${again} and i.closed_at is not null ${affected}`;
}

/** `over` names the ids of issues with the time at which each was over. */
export function closeSql(over: string): string {
  return `with over as (${over}) update issues i set closed_at = over.at from over
  where i.id = over.id and ${ofOrganization('i', 'over')} and i.closed_at is null ${affected}`;
}

// Only of what this fact made the point's state: an old status, replayed after an outage, is no news (T-9).
const told = `unnest($1::bigint[], $2::bigint[], $3::integer[], $4::timestamptz[]) as f (organization_id, station_id, evse, received_at)
  join point_state p on p.station_id = f.station_id and p.evse = f.evse and p.received_at = f.received_at and ${ofOrganization('p')}`;

const openErrors = openSql(`
select p.organization_id, p.station_id, p.evse, 'error_status', '', coalesce(nullif(p.error_code, 'NoError'), p.status),
  nullif(concat_ws(', ', nullif(p.vendor_error_code, ''), nullif(p.info, '')), ''), 1, p.status_at, p.status_at, p.received_at, p.status_at
from ${told} where ${errorStatusSql('p')} order by p.station_id, p.evse`);

const closeErrors = closeSql(`
select o.id, o.organization_id, p.received_at as at from ${told}
join issues o on o.station_id = p.station_id and ${ofOrganization('o', 'p')} and o.evse = p.evse and o.kind = 'error_status' and o.closed_at is null
where not ${errorStatusSql('p')} order by o.id for update of o`);

const openBootLoops = openSql(`
select f.organization_id, f.station_id, 0, 'boot_loop', '', null, null, boots.count, boots.first_at, boots.first_at, f.at, f.at
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as f (organization_id, station_id, at),
lateral (select count(*)::integer as count, min(e.occurred_at) as first_at from station_events e
  where e.station_id = f.station_id and ${ofOrganization('e')} and e.kind = 'boot'
    and e.occurred_at > f.at - make_interval(secs => ${bootLoop.withinSeconds}) and e.occurred_at <= f.at) boots
where boots.count >= ${bootLoop.boots} order by f.station_id`);

const closeOffline = closeSql(`
select o.id, o.organization_id, f.at from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as f (organization_id, station_id, at)
join issues o on o.station_id = f.station_id and ${ofOrganization('o')} and o.evse = 0 and o.kind = 'offline' and o.closed_at is null
order by o.id for update of o`);

const openRejections = openSql(`
select c.organization_id, c.station_id, 0, 'rejected_command', c.intent, c.status, c.detail, 1, f.at, f.at, f.at, f.at
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::uuid[]) as f (organization_id, station_id, at, id)
join commands c on c.id = f.id and c.station_id = f.station_id and ${ofOrganization('c')}
where c.state = 'rejected' and c.intent not in ('sendLocalList', 'sendCall')
  and not exists (select from limits l where l.station_id = c.station_id and l.command_id = c.id) and c.answered_at = f.at order by c.station_id`);

/** After the points' states were stored. */
export async function noticeStatuses(
  tx: IngestTx,
  facts: readonly (Told & { fact: { evse: number } })[],
  among: { errors: boolean; good: boolean },
): Promise<void> {
  const values = columns(
    facts,
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
    ({ fact }) => fact.evse,
    ({ origin }) => origin.receivedAt,
  );
  await Promise.all([
    among.errors && announcing(tx, { name: 'open-errors', text: openErrors, values }),
    among.good && announcing(tx, { name: 'close-errors', text: closeErrors, values }),
  ]);
}

/** After the boots were stored. */
export async function noticeBoots(tx: IngestTx, facts: readonly Told[]): Promise<void> {
  await announcing(tx, { name: 'open-boot-loops', text: openBootLoops, values: originsOf(facts) });
}

export async function noticeConnections(tx: IngestTx, facts: readonly Told[]): Promise<void> {
  await announcing(tx, { name: 'close-offline', text: closeOffline, values: originsOf(facts) });
}

/** After the commands were ended; these are the rejected ones. */
export async function noticeRejections(
  tx: IngestTx,
  facts: readonly (Told & { fact: { commandId: string } })[],
): Promise<void> {
  if (facts.length === 0) return;
  const values = [...originsOf(facts), facts.map(({ fact }) => fact.commandId)];
  await announcing(tx, { name: 'open-rejections', text: openRejections, values });
}

function originsOf(facts: readonly Told[]): unknown[][] {
  return columns(
    facts,
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
    ({ origin }) => origin.receivedAt,
  );
}

/** Returns how many it opened or closed. */
export async function announcing(tx: IngestTx, statement: Parameters<IngestTx['query']>[0]): Promise<number> {
  const rows = await tx.query<Affected>(statement);
  for (const { organizationId, stationId } of rows) tx.news.push({ kind: 'issue', organizationId, stationId });
  return rows.length;
}
