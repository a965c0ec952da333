// The statements that find the best few of each kind by a text, one statement a kind; cut to what the operator sees (S-12).
import type { TenantTx } from '../db/doors.ts';
import { ofOrganization } from '../db/sets.ts';
import { groupInSight, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight, Viewer } from '../viewer.ts';
import type {
  FoundDriver,
  FoundDriverGroup,
  FoundGroup,
  FoundOperator,
  FoundSession,
  FoundStation,
  FoundTask,
  FoundToken,
} from './wire.ts';

/** How many of a kind are asked for. */
export type Wanted = { words: string; most: number };
type Asker = Pick<Viewer, 'sight' | 'role'>;

/** How well the best of these texts fits $3: as a whole, at its beginning, at that of a word, anywhere; null where none does. */
function fit(...texts: readonly string[]): string {
  const fits = texts.map(
    (text) => `case when ${text} = $3 then 0 when starts_with(${text}, $3) then 1
      when position(' ' || $3 in ${text}) > 0 then 2 when position($3 in ${text}) > 0 then 3 end`,
  );
  return `lateral (select least(${fits.join(', ')}) as place) best`;
}

export function selectBestStations(
  tx: TenantTx,
  sight: Sight,
  { words, most }: Wanted,
): Promise<Omit<FoundStation, 'points'>[]> {
  return tx.query(
    `select station.id, station.identifier, station.name, state.serial, station.address, g.name as "groupName",
       coalesce(state.connected, false) as connected
     from unnest(best_stations($1, $2, $3, $4, $5)) with ordinality best (id, place)
     join stations station on station.id = best.id
     left join station_state state on state.station_id = station.id and ${ofOrganization('state', 'station')}
     left join groups g on g.id = station.group_id and ${ofOrganization('g', 'station')}
     where ${stationInSight} and station.organization_id = $1 order by best.place`,
    [...sightValues(tx, sight), words, most],
  );
}

export function selectBestDrivers(tx: TenantTx, sight: Sight, { words, most }: Wanted): Promise<FoundDriver[]> {
  return tx.query<FoundDriver>(
    `select d.id, d.first_name as "firstName", d.last_name as "lastName", d.email, d.active, dg.name as "driverGroupName"
     from unnest(best_drivers($1, $2, $3, $4)) with ordinality best (id, place)
     join drivers d on d.organization_id = $1 and d.id = best.id and ${groupInSight('d.home_group_id')}
     left join driver_groups dg on dg.organization_id = $1 and dg.id = d.driver_group_id order by best.place`,
    [tx.organizationId, sight.baseGroupId, words, most],
  );
}

/** The whole of each. */
export function selectBestTokens(tx: TenantTx, { sight, role }: Asker, { words, most }: Wanted): Promise<FoundToken[]> {
  return tx.query<FoundToken>(
    `select t.id, t.token, t.name, t.active,
       case when d.id is not null then coalesce(nullif(trim(d.first_name || ' ' || d.last_name), ''), d.email) end as "driverName"
     from unnest(best_tokens($1, $2, $3, $4, $5)) with ordinality best (id, place)
     join tokens t on t.organization_id = $1 and t.id = best.id
     left join drivers d on d.organization_id = $1 and d.id = t.driver_id
     where t.driver_id is null or ${groupInSight('d.home_group_id')} order by best.place`,
    [tx.organizationId, sight.baseGroupId, role === 'admin', words, most],
  );
}

export function selectSessionsByNumber(tx: TenantTx, sight: Sight, transactionId: number): Promise<FoundSession[]> {
  return tx.query<FoundSession>(
    `select s.id, s.transaction_id as "transactionId", station.name as "stationName", s.driver_name as "driverName",
       s.started_at as "startedAt", s.ended_at as "endedAt"
     from sessions s join stations station on station.id = s.station_id and ${ofOrganization('station', 's')}
     where ${stationInSight} and s.organization_id = $1 and s.transaction_id = $4`,
    [...sightValues(tx, sight), transactionId],
  );
}

// Of what follows there are thousands at most: it is read through.

export function selectBestGroups(tx: TenantTx, sight: Sight, { words, most }: Wanted): Promise<FoundGroup[]> {
  return tx.query<FoundGroup>(
    `select g.id, g.name, array(
         select above.name from group_ancestors a join groups above on above.id = a.ancestor_id
         where a.organization_id = $1 and a.group_id = g.id and a.depth > 0 and ${groupInSight('above.id')}
         order by a.depth desc) as path
     from groups g, ${fit('lower(g.name)')}
     where g.organization_id = $1 and ${groupInSight('g.id')} and best.place is not null
     order by best.place, lower(g.name), g.id limit $4`,
    [tx.organizationId, sight.baseGroupId, words, most],
  );
}

export function selectBestDriverGroups(
  tx: TenantTx,
  sight: Sight,
  { words, most }: Wanted,
): Promise<FoundDriverGroup[]> {
  return tx.query<FoundDriverGroup>(
    `select dg.id, dg.name, dg.active, home.name as "homeGroupName"
     from driver_groups dg join groups home on home.organization_id = $1 and home.id = dg.home_group_id, ${fit('lower(dg.name)')}
     where dg.organization_id = $1 and ${groupInSight('dg.home_group_id')} and best.place is not null
     order by best.place, lower(dg.name), dg.id limit $4`,
    [tx.organizationId, sight.baseGroupId, words, most],
  );
}

export function selectBestOperators(tx: TenantTx, sight: Sight, { words, most }: Wanted): Promise<FoundOperator[]> {
  return tx.query<FoundOperator>(
    `select o.id, o.username, o.name, o.email
     from operators o, ${fit('o.username_key', 'o.email_key', 'lower(o.name)')}
     where o.organization_id = $1 and ${groupInSight('o.base_group_id')} and best.place is not null
     order by best.place, o.username_key limit $4`,
    [tx.organizationId, sight.baseGroupId, words, most],
  );
}

export function selectBestTasks(tx: TenantTx, sight: Sight, { words, most }: Wanted): Promise<FoundTask[]> {
  return tx.query<FoundTask>(
    `select t.id, t.name, t.type, t.active from tasks t, ${fit('lower(t.name)')}
     where t.organization_id = $1 and ${groupInSight('t.home_group_id')} and best.place is not null
     order by best.place, lower(t.name), t.id limit $4`,
    [tx.organizationId, sight.baseGroupId, words, most],
  );
}
