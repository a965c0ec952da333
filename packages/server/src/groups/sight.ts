// What an operator's base group lets him see, as conditions of statements (S-12). The only place that says so.
import type { Sight } from '../viewer.ts';

/** True for a group that lies in the base group $1, or is it. */
export function groupInSight(column: string): string {
  return `${column} in (select below.group_id from group_ancestors below where below.ancestor_id = $1)`;
}

/** True for the `station` of a statement whose first two values are `sightValues`. */
export const stationInSight = `(${groupInSight('station.group_id')} or ($2::boolean and station.group_id is null))`;

export function sightValues({ baseGroupId, orphans }: Sight): [number, boolean] {
  return [baseGroupId, orphans];
}
