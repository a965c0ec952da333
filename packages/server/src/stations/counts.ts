// How many stations and points each charging group holds right in it, and how they are; one statement for all groups.
import type { TenantTx } from '../db/doors.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import { pointStateSql } from './point-state.ts';

export type GroupCounts = {
  groupId: number;
  stations: number;
  offline: number;
  points: number;
  /** Of connected stations, as are those with an issue: a point of an offline one counts as offline. */
  charging: number;
  issues: number;
};

const isHere = `${stationInSight} and station.group_id is not null and station.removed_at is null`;

/** Groups without a station are left out. */
export function countByGroup(tx: TenantTx, sight: Sight): Promise<GroupCounts[]> {
  return tx.query<GroupCounts>(
    `with of_stations as (
       select station.group_id, count(*) as stations, count(*) filter (where state.connected is not true) as offline
       from stations station left join station_state state on state.station_id = station.id
       where ${isHere} group by station.group_id
     ), running as (
       select distinct on (s.station_id, s.evse) s.station_id, s.evse, s.charging_state from sessions s
       where s.organization_id = $1 and s.ended_at is null and s.end_kind is null
       order by s.station_id, s.evse, s.started_at desc, s.id desc
     ), of_points as (
       select station.group_id, count(*) as points,
         count(*) filter (where state.connected and ${pointStateSql} = 'charging') as charging,
         count(*) filter (where state.connected and ${pointStateSql} = 'issue') as issues
       from stations station join evses evse on evse.station_id = station.id
       left join station_state state on state.station_id = station.id
       left join point_state point on point.station_id = evse.station_id and point.evse = evse.evse
       left join running on running.station_id = evse.station_id and running.evse = evse.evse
       where ${isHere} group by station.group_id
     )
     select s.group_id as "groupId", s.stations, s.offline, coalesce(p.points, 0) as points,
       coalesce(p.charging, 0) as charging, coalesce(p.issues, 0) as issues
     from of_stations s left join of_points p on p.group_id = s.group_id`,
    sightValues(tx, sight),
  );
}
