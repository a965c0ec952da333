// Which sessions a list is about and in which order, as pieces of SQL on `s` and its `station`.
import type { TenantTx } from '../db/doors.ts';
import { energySoFarSql } from '../energy/energy.ts';
import { groupWithin, sightValues, stationInSight } from '../groups/groups.ts';
import { tokenKey } from '../tokens/tokens.ts';
import type { Sight } from '../viewer.ts';
import { needsReviewSql } from './review/conditions.ts';
import type { SessionFilter } from './wire.ts';

/** Its values are `filterValues`, $1 to $15. */
export const matching = `${stationInSight}
  and ($4::bigint is null or s.station_id = $4)
  and ($5::bigint is null or ${groupWithin('station.group_id', '$5')})
  and ($6::integer is null or s.evse = $6)
  and ($7::timestamptz is null or s.started_at >= $7) and ($8::timestamptz is null or s.started_at < $8)
  and ($9::boolean is null or (s.ended_at is null) = $9)
  and ($10::text is null or s.decision = $10)
  and ($11::bigint is null or s.driver_id = $11)
  and ($12::text is null or s.token_key = $12)
  and ($13::text is null or $13 = any (s.flags))
  and ($14::boolean is null or ${needsReviewSql} = $14)
  and ($15::text is null or position($15 in station.search_key) > 0 or position($15 in lower(s.driver_name)) > 0
    or position($15 in lower(s.token_name)) > 0)`;

export function filterValues(tx: TenantTx, sight: Sight, wanted: SessionFilter): unknown[] {
  const { stationId, groupId, evse, from, to, open, decision, driverId, token, flag, needsReview, search } = wanted;
  return [
    ...sightValues(tx, sight),
    stationId ?? null,
    groupId ?? null,
    evse ?? null,
    from ?? null,
    to ?? null,
    open ?? null,
    decision ?? null,
    driverId ?? null,
    token === undefined ? null : tokenKey(token),
    flag ?? null,
    needsReview ?? null,
    search?.trim().toLowerCase() || null,
  ];
}

// Open sessions come where the latest ends are; an unknown energy comes last either way.
const orders: Record<NonNullable<SessionFilter['sort']>, (direction: 'asc' | 'desc') => string> = {
  startedAt: (direction) => `s.started_at ${direction}`,
  endedAt: (direction) => `s.ended_at ${direction}`,
  energyWh: (direction) => `${energySoFarSql} ${direction} nulls last`,
  duration: (direction) => `coalesce(s.ended_at, now()) - s.started_at ${direction}`,
};

export function orderOf({ sort = 'startedAt', order = 'desc' }: Pick<SessionFilter, 'sort' | 'order'>): string {
  return `${orders[sort](order)}, s.id ${order}`;
}
