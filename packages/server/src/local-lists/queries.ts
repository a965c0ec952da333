// The statements that keep local lists: of all organizations, many stations at once, on the ingest side.
import type { IngestTx, TenantTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import type { CommandState, TokenType } from '../facts.ts';
import type { Intent, ListKeys } from '../intents.ts';
import type { Entries } from './rules.ts';
import type { LocalList } from './wire.ts';

/** One pass at a time, on whatever node. */
export async function takeTurn(tx: IngestTx): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('local lists', 0)) as mine",
  );
  return row?.mine === true;
}

/** Beyond so many at once, asking whom each reaches costs more than looking at every station. */
const mostDrivers = 500;

// A driver reaches what rights name, or everything, where those without rights may charge everywhere.
const touch = `
with gone as (
  delete from list_changes c where c.changed_at <= $1 returning c.organization_id, c.driver_id, c.group_id, c.station_id),
whole as (
  select organization_id from gone group by organization_id
  having bool_or(num_nonnulls(driver_id, group_id, station_id) = 0) or count(distinct driver_id) > $2
  union select d.organization_id from gone c join drivers d on d.id = c.driver_id join organizations o on o.id = c.organization_id
  where o.drivers_without_rights = 'everywhere' and not exists (select from access_rights r where r.driver_id = d.id)),
reached as (
  select station_id, group_id from gone where organization_id not in (select organization_id from whole)
  union select r.station_id, r.group_id from gone c join access_rights r on r.driver_id = c.driver_id
  where c.organization_id not in (select organization_id from whole))
update local_lists l set touched_at = $3
from stations s where s.id = l.station_id and l.touched_at is null and l.state not in ('unsupported', 'failed')
  and (l.organization_id in (select organization_id from whole)
    or s.id in (select station_id from reached)
    or exists (select from group_ancestors a where a.group_id = s.group_id and a.ancestor_id in (select group_id from reached)))`;

/** Says of which stations the list may have to say something else, for all that changed until then. */
export async function touchReached(tx: IngestTx, { until, now }: { until: Date; now: Date }): Promise<void> {
  await tx.query({ name: 'touch-lists', text: touch, values: [until, mostDrivers, now] });
}

export type KeysOfVersion = ListKeys & { version: string };

export type Due = {
  stationId: number;
  organizationId: number;
  epoch: number;
  version: number;
  state: string;
  entries: Entries | null;
  wanted: Entries | null;
  commandId: string | null;
  intent: string | null;
  arguments: Intent | null;
  commandState: CommandState | null;
  commandStatus: string | null;
  isTouched: boolean;
  dueAt: Date | null;
  checkedThisTime: boolean;
  askedThisTime: boolean;
  keys: KeysOfVersion;
  enabled: string | null;
  most: string | null;
  each: string | null;
  bytes: string | null;
  /** Stations with the same text are told the same. */
  reach: string | null;
};

const readDue = `
select s.station_id as "stationId", s.organization_id as "organizationId", s.connection_epoch as epoch, l.version, l.state, l.entries,
  l.wanted, l.command_id as "commandId", c.intent, c.arguments, c.state as "commandState", c.status as "commandStatus",
  l.touched_at is not null or l.due_at <= $2 as "isTouched", l.due_at as "dueAt", l.checked_epoch = s.connection_epoch as "checkedThisTime",
  l.asked_epoch = s.connection_epoch as "askedThisTime", k.version as "ocppVersion",
  (select t.value from settings t where t.station_id = s.station_id and t.key = k.enabled) as enabled,
  case when k.is_most_limit then most.max_limit::text else most.value end as most,
  (select coalesce(t.value, t.max_limit::text) from settings t where t.station_id = s.station_id and t.key = k.each) as each,
  (select coalesce(t.value, t.max_limit::text) from settings t where t.station_id = s.station_id and t.key = k.bytes) as bytes,
  case when not exists (select from access_rights r where r.station_id = s.station_id)
    then concat_ws(' ', s.organization_id, station.group_id, station.disabled, coalesce(station.free_charging::text, '-')) end as reach
from station_state s
join unnest($3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::text[])
  as k (version, enabled, most, is_most_limit, each, bytes) on k.version = s.ocpp_version
left join settings most on most.station_id = s.station_id and most.key = k.most
join stations station on station.id = s.station_id
join local_lists l on l.station_id = s.station_id
left join commands c on c.id = l.command_id
where s.connected and s.accepted_at is not null and least(s.connected_at, l.waits_since) <= $1
  and case when l.command_id is not null then (c.state is null or c.state not in ('queued', 'sent'))
      and not (k.is_most_limit and most.max_limit is null and c.intent = 'refreshConfiguration' and c.answered_at > $9)
    else l.checked_epoch <> s.connection_epoch or (l.state <> 'unsupported' and (l.touched_at is not null or l.due_at <= $2)) end
order by s.organization_id, station.group_id, s.station_id limit $10`;

type Wanted = {
  settledBefore: Date;
  /** Who answered later is still given time to tell limits, which come in messages of their own. */
  askedBefore: Date;
  now: Date;
  keys: readonly KeysOfVersion[];
  limit: number;
};

// Over all short visits, or who never stays is never told; who was away for long comes anew.
const beginWaits = `
update local_lists l set waits_since = s.connected_at from station_state s where s.station_id = l.station_id and ${ofOrganization('s', 'l')}
  and s.connected and s.connected_at > greatest($1, coalesce(l.waits_since + interval '1 hour', $1)) and l.checked_epoch <> s.connection_epoch`;

/** Stations that are connected, or come and go, for a while and have something to be told, or have answered. */
export async function selectDue(tx: IngestTx, wanted: Wanted): Promise<Due[]> {
  await tx.query({
    name: 'begin-lists',
    text: `insert into local_lists (station_id, organization_id)
      select s.station_id, s.organization_id from station_state s where s.connected
        and not exists (select from local_lists l where l.station_id = s.station_id) on conflict do nothing`,
  });
  const { settledBefore, askedBefore, now, keys, limit } = wanted;
  await tx.query({ name: 'begin-waits', text: beginWaits, values: [settledBefore] });
  const named = columns(
    keys,
    (one) => one.version,
    (one) => one.enabled,
    (one) => one.most,
    (one) => one.isMostLimit,
    (one) => one.each,
    (one) => one.bytes?.key ?? null,
  );
  const values = [settledBefore, now, ...named, askedBefore, limit];
  const found = await tx.query<Omit<Due, 'keys'> & { ocppVersion: string }>({
    name: 'due-lists',
    text: readDue,
    values,
  });
  return found.flatMap(({ ocppVersion, ...one }) => {
    const own = keys.find(({ version }) => version === ocppVersion);
    return own === undefined ? [] : [{ ...one, keys: own }];
  });
}

export type Candidate = { token: string; type: TokenType; total: number; nextDayAt: Date | null };

// Those who may charge now come first, where not all fit.
const candidates = `
with place as (
  select s.id, s.organization_id, s.group_id, o.time_zone, ($4::timestamptz at time zone o.time_zone)::date as today,
    o.drivers_without_rights = 'everywhere' as open
  from stations s join organizations o on o.id = s.organization_id where s.id = $1),
reached as (
  select r.driver_id from access_rights r where r.station_id = $1
  union select r.driver_id from place join group_ancestors a on a.group_id = place.group_id
    join access_rights r on r.group_id = a.ancestor_id),
found as (
  select t.id, t.token, t.type, t.active, t.valid_from, t.driver_id from reached join tokens t on t.driver_id = reached.driver_id
  union all
  select t.id, t.token, t.type, t.active, t.valid_from, t.driver_id from place join tokens t on t.organization_id = place.organization_id
  where place.open and not exists (select from access_rights r where r.driver_id = t.driver_id))
select t.token, t.type, (count(*) over ())::integer as total,
  min(case when t.valid_from > place.today then t.valid_from::timestamp at time zone place.time_zone end) over () as "nextDayAt"
from found t cross join place left join drivers d on d.id = t.driver_id
where length(t.token) <= $2
order by t.active and coalesce(d.active, true) desc, t.id limit $3`;

/** Tokens whose driver's rights reach the station. */
export function selectCandidates(
  tx: IngestTx,
  { stationId, longestToken, most, now }: { stationId: number; longestToken: number; most: number; now: Date },
): Promise<Candidate[]> {
  return tx.query<Candidate>({
    name: 'list-candidates',
    text: candidates,
    values: [stationId, longestToken, most, now],
  });
}

export type Change = {
  stationId: number;
  organizationId: number;
  state: 'waiting' | 'current' | 'unsupported' | 'failed';
  version: number;
  entries: Entries | null;
  wanted: Entries | null;
  sending: object | null;
  commandId: string | null;
  held: number | null;
  leftOut: number | null;
  succeededAt: Date | null;
  touched: boolean;
  dueAt: Date | null;
  checkedEpoch: number | null;
  askedEpoch: number | null;
};

/** What is null of held, left out, success and epochs stays as it was. Where nothing is under way, the next wait is a new one. */
export async function storeChange(tx: IngestTx, change: Change): Promise<void> {
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
  await tx.query({
    name: 'store-list',
    text: `update local_lists l set state = $3, version = $4, entries = $5, wanted = $6, sending = $7, command_id = $8,
        held = coalesce($9, l.held), left_out = coalesce($10, l.left_out), succeeded_at = coalesce($11, l.succeeded_at),
        touched_at = case when $12 then l.touched_at end, due_at = $13, checked_epoch = coalesce($14, l.checked_epoch),
        asked_epoch = coalesce($15, l.asked_epoch), waits_since = case when $8::uuid is not null then l.waits_since end
      from (select $1::bigint as organization_id) f where l.station_id = $2 and ${ofOrganization('l')}`,
    values: [
      change.organizationId,
      change.stationId,
      change.state,
      change.version,
      json(change.entries),
      json(change.wanted),
      json(change.sending),
      change.commandId,
      change.held,
      change.leftOut,
      change.succeededAt,
      change.touched,
      change.dueAt,
      change.checkedEpoch,
      change.askedEpoch,
    ],
  });
  announce(tx, change);
}

/** Without a command under way there is something new to see of it. */
function announce(tx: IngestTx, { organizationId, stationId, commandId }: Change): void {
  if (commandId === null) tx.news.push({ kind: 'station', organizationId, stationId });
}

export async function queueOwn(
  tx: IngestTx,
  own: { id: string; organizationId: number; stationId: number; intent: Intent; now: Date },
): Promise<void> {
  const { id, organizationId, stationId, intent, now } = own;
  await tx.query({
    name: 'queue-own-command',
    text: `insert into commands (id, organization_id, station_id, intent, arguments, queued_at) values ($1, $2, $3, $4, $5, $6)`,
    values: [id, organizationId, stationId, intent.intent, intent, now],
  });
  tx.news.push({ kind: 'command', organizationId, stationId, id });
}

export async function findList(tx: TenantTx, stationId: number): Promise<LocalList | undefined> {
  const [list] = await tx.query<LocalList>(
    `select l.state, l.version, l.held, l.left_out as "leftOut", l.succeeded_at as "succeededAt"
     from local_lists l where l.organization_id = $1 and l.station_id = $2`,
    [tx.organizationId, stationId],
  );
  return list;
}
