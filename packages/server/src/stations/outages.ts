// How long charging points were there, and how long of that they could not be used, for charts over time.
import type { TenantTx } from '../db/doors.ts';

/** A condition on `station`, its values come from $2 on. */
type Where = { sql: string; values: readonly unknown[] };
type Life = { since: Date; until: Date | null; count: number };

/**
 * `known`: from when the point was first told of, or its station's first session. `watched`: from when its outages were
 * written down; none where its station has never been connected.
 */
export async function listPointLives(tx: TenantTx, where: Where): Promise<{ known: Life[]; watched: Life[] }> {
  const rows = await tx.query<Life & { watchedSince: Date | null }>(
    `select least(evse.known_since, first.at) as since, case when state.connected_at is not null then evse.watched_since end
       as "watchedSince", station.removed_at as until, count(*) as count
     from evses evse join stations station on station.id = evse.station_id
     left join station_state state on state.station_id = station.id
     left join lateral (select min(s.started_at) as at from sessions s where s.station_id = station.id) first on true
     where evse.organization_id = $1 and ${where.sql} group by 1, 2, 3`,
    [tx.organizationId, ...where.values],
  );
  const watched = rows.flatMap(({ watchedSince, ...life }) =>
    watchedSince === null ? [] : [{ ...life, since: watchedSince }],
  );
  return { known: rows, watched };
}

/** In the order of the periods; what has two causes at a time counts once. */
export async function secondsOutOver(
  tx: TenantTx,
  { bounds, where, now }: { bounds: readonly Date[]; where: Where; now: Date },
): Promise<number[]> {
  const next = where.values.length + 2;
  const [all, present] = [`$${next}`, `$${next + 1}::timestamptz`];
  const rows = await tx.query<{ period: number; seconds: number }>(
    `with told as (
       select evse.station_id, evse.evse, greatest(o.began_at, evse.watched_since, (${all}::timestamptz[])[1]) as began,
         least(o.ended_at, ${present}, (${all})[cardinality(${all})], station.removed_at) as ended
       from outages o join stations station on station.id = o.station_id
       join evses evse on evse.station_id = o.station_id and o.evse in (0, evse.evse)
       where o.organization_id = $1 and (o.ended_at is null or o.ended_at > (${all})[1]) and ${where.sql}
     ), out as (
       select range_agg(tstzrange(began, ended)) as times from told where began < ended group by station_id, evse
     )
     select period, round(sum(extract(epoch from least(upper(time), (${all})[period + 1]) - greatest(lower(time), (${all})[period])))::float8)
       ::bigint as seconds
     from out, unnest(times) time,
       generate_series(width_bucket(lower(time), ${all}), least(width_bucket(upper(time), ${all}), cardinality(${all}) - 1)) period
     group by period`,
    [tx.organizationId, ...where.values, bounds, now],
  );
  const seconds = new Map(rows.map((row) => [row.period, row.seconds]));
  return bounds.slice(1).map((_, index) => seconds.get(index + 1) ?? 0);
}
