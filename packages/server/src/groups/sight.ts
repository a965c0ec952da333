// What an operator's base group lets him see, as conditions of statements (S-11, S-12). The only place that says so.
import type { TenantTx } from '../db/doors.ts';
import type { Sight } from '../viewer.ts';

/** True for a group that is `top` or lies below it, in the organization $1. */
export function groupWithin(column: string, top: string): string {
  return `${column} in (select below.group_id from group_ancestors below
    where below.organization_id = $1 and below.ancestor_id = ${top})`;
}

/** True for a group of the organization $1 that lies in the base group $2, or is it. */
export function groupInSight(column: string): string {
  return groupWithin(column, '$2');
}

/** True for the `station` of a statement whose first three values are `sightValues`. */
export const stationInSight = `(station.organization_id = $1
  and (${groupInSight('station.group_id')} or ($3::boolean and station.group_id is null)))`;

/** The organization comes first in every statement of an operator; row-level security is the second wall, not the only one. */
export function sightValues(
  { organizationId }: Pick<TenantTx, 'organizationId'>,
  { baseGroupId, orphans }: Sight,
): [number, number, boolean] {
  return [organizationId, baseGroupId, orphans];
}
