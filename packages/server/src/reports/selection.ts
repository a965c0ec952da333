// Which sessions a report is about, as a condition on `s` and its `station`, and what each of them costs.
import type { TenantTx } from '../db/doors.ts';
import type { Viewer } from '../viewer.ts';
import { groupInSight, groupWithin, sightValues, stationInSight } from '../groups/groups.ts';
import { implausibleSql } from '../sessions/sessions.ts';
import { spanOf, type Span } from './rules.ts';
import type { ReportFilter } from './wire.ts';

export type Asking = Pick<Viewer, 'organization' | 'sight'>;
/** What the whole report asks for: all of its figures come from this one condition. */
export type Selection = Span & { where: { sql: string; values: readonly unknown[] }; timeZone: string };

/** The organization is $1; these are $2 to $10. */
const condition = `${stationInSight}
  and ($4::bigint[] is null or ${groupWithin('station.group_id', 'any ($4)')})
  and ($5::bigint[] is null or s.station_id = any ($5))
  and ($6::text[] is null or s.station_id::text = any ($6) or s.station_id || '.' || s.evse = any ($6))
  and ($7::bigint[] is null or s.driver_id = any ($7))
  and ($8::bigint[] is null or s.driver_id in (
    select d.id from drivers d join driver_groups dg on dg.organization_id = $1 and dg.id = d.driver_group_id
    where d.organization_id = $1 and dg.id = any ($8) and ${groupInSight('dg.home_group_id')}))
  and ($9::bigint[] is null or s.token_key in (
    select t.token_key from tokens t left join drivers d on d.organization_id = $1 and d.id = t.driver_id
    where t.organization_id = $1 and t.id = any ($9) and (d.id is null or ${groupInSight('d.home_group_id')})))
  and (not $10::boolean or not ${implausibleSql})`;

export function selectionOf(tx: TenantTx, { organization, sight }: Asking, filter: ReportFilter): Selection {
  const { groupIds, points, driverIds, driverGroupIds, tokenIds, withoutImplausible = false } = filter;
  const [, ...ofSight] = sightValues(tx, sight);
  const stationIds = points?.map((point) => Number.parseInt(point, 10));
  const chosen = [groupIds, stationIds, points, driverIds, driverGroupIds, tokenIds].map((ids) =>
    ids === undefined || ids.length === 0 ? null : ids,
  );
  const where = { sql: condition, values: [...ofSight, ...chosen, withoutImplausible] };
  return { ...spanOf(filter, organization.timeZone), where, timeZone: organization.timeZone };
}

/** Only closed charging events, which began in the span (E-8); the two instants come after the values of the condition. */
export const closedInSpan = `s.organization_id = $1 and s.charged and s.ended_at is not null and s.started_at >= $11 and s.started_at < $12 and ${condition}`;

export function valuesOf(tx: TenantTx, { where, from, to }: Selection): unknown[] {
  return [tx.organizationId, ...where.values, from, to];
}

/** Each session's amount is rounded by itself, so that the rows of a report add up to its total; $13 is the price. */
export const amountSql = '(round(s.energy_wh * $13::numeric / 1000, 2) * 100)::bigint';
