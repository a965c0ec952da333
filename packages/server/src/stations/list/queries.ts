// The statements of the list of charging stations. What they may ask for is put together here, from parts that are all constant.
import type { TenantTx } from '../../db/doors.ts';
import { asCounted } from '../../db/order.ts';
import { groupWithin, sightValues, stationInSight } from '../../groups/groups.ts';
import type { Sight } from '../../viewer.ts';
import { isBeforeSession, pointStateBeforeSessionSql, pointStateSql, type PointState } from '../point-state.ts';
import { described, identity, running, tables, type WithoutPoints } from '../queries.ts';
import type { Station, StationChoices, StationFilter, StationListFilter, StationRow } from '../wire.ts';

/** `ids` bounds what is looked at, where a filter leaves few. */
export type Wanted = StationFilter & { ids?: readonly number[] | undefined };

const sortKeys: Record<NonNullable<StationListFilter['sort']>, (order: string) => string> = {
  name: (order) => `${asCounted('station.search_key')} ${order}`,
  identifier: (order) => `${asCounted('lower(station.identifier)')} ${order}`,
  group: (order) => `${asCounted('lower(g.name)')} ${order}, ${asCounted('station.search_key')}`,
  firmware: (order) => `state.firmware ${order}`,
  lastSeen: (order) => `state.last_seen_at ${order}`,
};

/** With how many fit in all, where `ids` bounds them. */
export function selectPage(
  tx: TenantTx,
  sight: Sight,
  wanted: Wanted & Pick<StationListFilter, 'sort' | 'order'> & { limit: number; offset: number },
): Promise<(WithoutPoints<StationRow> & { fitting?: number })[]> {
  const { text, values } = matching(tx, sight, wanted);
  const order = sortKeys[wanted.sort ?? 'name'](wanted.order === 'desc' ? 'desc' : 'asc');
  const [limit, offset] = [values.push(wanted.limit), values.push(wanted.offset)];
  return tx.query(
    `select ${identity}, ${described}${wanted.ids === undefined ? '' : ', count(*) over () as fitting'} from ${tables} where ${text}
     order by ${order}, station.id limit $${limit} offset $${offset}`,
    values,
  );
}

export async function countMatching(tx: TenantTx, sight: Sight, wanted: Wanted): Promise<number> {
  const { text, values } = matching(tx, sight, wanted);
  const [row] = await tx.query<{ total: number }>(`select count(*) as total from ${tables} where ${text}`, values);
  return row?.total ?? 0;
}

export async function selectIds(tx: TenantTx, sight: Sight, wanted: Wanted & { limit: number }): Promise<number[]> {
  const { text, values } = matching(tx, sight, wanted);
  const rows = await tx.query<{ id: number }>(
    `select station.id from ${tables} where ${text} order by station.id limit $${values.push(wanted.limit)}`,
    values,
  );
  return rows.map(({ id }) => id);
}

function matching(tx: TenantTx, sight: Sight, wanted: Wanted): { text: string; values: unknown[] } {
  const values: unknown[] = sightValues(tx, sight);
  const bind = (value: unknown) => `$${values.push(value)}`;
  const { search, groupId, directly, state, firmware, model, withoutProof, ids } = wanted;
  const conditions = [stationInSight, 'station.removed_at is null'];
  conditions.push(`station.group_id is ${state === 'orphans' ? '' : 'not '}null`);
  if (search !== undefined) conditions.push(`position(${bind(search)} in station.search_key) > 0`);
  if (groupId !== undefined) {
    const group = bind(groupId);
    conditions.push(directly === true ? `station.group_id = ${group}` : groupWithin('station.group_id', group));
  }
  if (state === 'offline') conditions.push('not coalesce(state.connected, false)');
  else if (state !== undefined && state !== 'orphans') conditions.push(hasPoint(state, bind(state)));
  if (firmware !== undefined) conditions.push(`state.firmware = ${bind(firmware)}`);
  if (model !== undefined) conditions.push(`state.model = ${bind(model)}`);
  if (withoutProof === true) conditions.push(`station.proof = 'none'`);
  if (ids !== undefined) conditions.push(`station.id = any (${bind(ids)}::bigint[])`);
  return { text: conditions.join(' and '), values };
}

function hasPoint(state: PointState, bound: string): string {
  const [session, sql] = isBeforeSession(state)
    ? ['', pointStateBeforeSessionSql]
    : [`left join ${running}`, pointStateSql];
  return `state.connected and exists (
    select from evses evse left join point_state point on point.station_id = evse.station_id and point.evse = evse.evse
    ${session}
    where evse.station_id = station.id and ${sql} = ${bound})`;
}

export type ExportedStation = WithoutPoints<StationRow> &
  Pick<Station, 'serial' | 'address' | 'latitude' | 'longitude' | 'note' | 'contact'>;

/** In the order of their making, from the one after `afterId`. */
export function selectForExport(
  tx: TenantTx,
  sight: Sight,
  wanted: Wanted & { afterId: number; limit: number },
): Promise<ExportedStation[]> {
  const { text, values } = matching(tx, sight, wanted);
  const [after, limit] = [values.push(wanted.afterId), values.push(wanted.limit)];
  return tx.query<ExportedStation>(
    `select ${identity}, ${described}, state.serial, station.address, station.latitude, station.longitude, station.note,
       station.contact
     from ${tables} where ${text} and station.id > $${after} order by station.id limit $${limit}`,
    values,
  );
}

const choicesShown = 200;

/** What stations in sight have said of themselves. */
export async function selectChoices(tx: TenantTx, sight: Sight): Promise<StationChoices> {
  const choicesOf = async (column: 'firmware' | 'model') => {
    const rows = await tx.query<{ value: string }>(
      `select distinct state.${column} as value from ${tables}
       where ${stationInSight} and station.removed_at is null and state.${column} is not null order by 1 limit $4`,
      [...sightValues(tx, sight), choicesShown],
    );
    return rows.map(({ value }) => value);
  };
  return { firmware: await choicesOf('firmware'), models: await choicesOf('model') };
}
