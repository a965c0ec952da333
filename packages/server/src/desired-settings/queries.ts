// The statements with which operators want settings of stations, see them and withdraw them.
import type { TenantTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import type { CommandState } from '../facts.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import type { Actor, Sight } from '../viewer.ts';
import type { DesiredSetting } from './wire.ts';

/** Stations write lists with and without spaces, and true in any case. */
export const sameValue = (one: string, other: string): string =>
  `lower(replace(${one}, ' ', '')) = lower(replace(${other}, ' ', ''))`;

export async function findConnected(
  tx: TenantTx,
  sight: Sight,
  stationId: number,
): Promise<{ connected: boolean } | undefined> {
  const [row] = await tx.query<{ connected: boolean }>(
    `select coalesce(state.connected, false) as connected
     from stations station left join station_state state on state.station_id = station.id
     where ${stationInSight} and station.removed_at is null and station.id = $4`,
    [...sightValues(tx, sight), stationId],
  );
  return row;
}

export async function findKnown(
  tx: TenantTx,
  stationId: number,
  key: string,
): Promise<{ value: string | null; readOnly: boolean } | undefined> {
  const [row] = await tx.query<{ value: string | null; readOnly: boolean }>(
    'select t.value, t.read_only as "readOnly" from settings t where t.organization_id = $1 and t.station_id = $2 and t.key = $3',
    [tx.organizationId, stationId, key],
  );
  return row;
}

export type DesiredRow = Omit<DesiredSetting, 'state'> & { command: CommandState; isActual: boolean };

export function selectDesired(tx: TenantTx, stationId: number): Promise<DesiredRow[]> {
  return tx.query<DesiredRow>(
    `select d.key, d.value, d.lasting, t.value as actual, coalesce(${sameValue('t.value', 'd.value')}, false) as "isActual",
       c.state as command, c.status, c.detail, d.wanted_at as "wantedAt", c.sent_at as "triedAt",
       case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end as operator,
       case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end as "apiKey"
     from desired_settings d join commands c on c.id = d.command_id
     left join settings t on t.station_id = d.station_id and t.key = d.key
     left join operators o on o.id = d.operator_id left join api_keys k on k.id = d.api_key_id
     where d.organization_id = $1 and d.station_id = $2 order by lower(d.key), d.key`,
    [tx.organizationId, stationId],
  );
}

export type NewChange = {
  id: string;
  stationId: number;
  key: string;
  value: string;
  from: string | null | undefined;
  isConnected: boolean;
  actor: Actor;
  now: Date;
};

/** The command that brings it: on its way at once, or waiting for the station. */
export async function insertChange(tx: TenantTx, change: NewChange): Promise<void> {
  const { id, stationId, key, value, from, isConnected, actor, now } = change;
  const intent = { intent: 'changeSetting', key, value, ...(from !== undefined && { from }) };
  await tx.query(
    `insert into commands (id, organization_id, station_id, intent, arguments, state, operator_id, api_key_id, queued_at)
     values ($1, $2, $3, 'changeSetting', $4, $5, $6, $7, $8)`,
    [
      id,
      tx.organizationId,
      stationId,
      intent,
      isConnected ? 'queued' : 'waiting',
      actor.operatorId,
      actor.apiKeyId ?? null,
      now,
    ],
  );
}

// By what it is found, and not through the commands: of many thousands that were just made the planner knows nothing yet.
const supersede = `
update commands c set state = 'cancelled', answered_at = $4, detail = 'Another value was wanted later.'
from unnest($2::bigint[], $3::text[]) as f (station_id, key)
join desired_settings d on d.organization_id = $1 and d.station_id = f.station_id and d.key = f.key
where c.organization_id = $1 and c.id = d.command_id and c.state in ('held', 'waiting', 'queued')`;

const store = `
insert into desired_settings as d (organization_id, station_id, key, value, lasting, wanted_at, operator_id, api_key_id, command_id)
select $1, n.station_id, n.arguments ->> 'key', n.arguments ->> 'value', $4, $3, n.operator_id, n.api_key_id, n.id
from commands n where n.organization_id = $1 and n.id = any ($2::uuid[]) order by n.station_id, 3
on conflict (station_id, key) do update set value = excluded.value, lasting = excluded.lasting, wanted_at = excluded.wanted_at,
  operator_id = excluded.operator_id, api_key_id = excluded.api_key_id, command_id = excluded.command_id
where d.organization_id = $1`;

export type Bringing = { id: string; stationId: number; key: string };

/** What these commands bring is wanted from now on; what was wanted before of the same settings is not any more. */
export async function storeWants(
  tx: TenantTx,
  { commands, lasting, now }: { commands: readonly Bringing[]; lasting: boolean; now: Date },
): Promise<void> {
  if (commands.length === 0) return;
  const [ids, ...places] = columns(
    commands,
    ({ id }) => id,
    ({ stationId }) => stationId,
    ({ key }) => key,
  );
  await tx.query(supersede, [tx.organizationId, ...places, now]);
  await tx.query(store, [tx.organizationId, ids, now, lasting]);
}

/** Undefined where nothing of the kind is wanted. */
export async function deleteDesired(
  tx: TenantTx,
  stationId: number,
  key: string,
  now: Date,
): Promise<{ value: string; lasting: boolean } | undefined> {
  const [row] = await tx.query<{ value: string; lasting: boolean; commandId: string }>(
    `delete from desired_settings d where d.organization_id = $1 and d.station_id = $2 and d.key = $3
     returning d.value, d.lasting, d.command_id as "commandId"`,
    [tx.organizationId, stationId, key],
  );
  if (row === undefined) return undefined;
  const { commandId, ...desired } = row;
  await tx.query(
    `update commands c set state = 'cancelled', answered_at = $3
     where c.organization_id = $1 and c.id = $2 and c.state in ('held', 'waiting', 'queued')`,
    [tx.organizationId, commandId, now],
  );
  return desired;
}

/** Nobody wants what was cancelled with its campaign. */
export async function forgetCancelled(tx: TenantTx, campaignId: string): Promise<void> {
  await tx.query(
    `delete from desired_settings d using commands c
     where d.organization_id = $1 and c.organization_id = $1 and c.id = d.command_id and c.campaign_id = $2 and c.state = 'cancelled'`,
    [tx.organizationId, campaignId],
  );
}
