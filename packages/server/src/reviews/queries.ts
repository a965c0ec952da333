// The statements that find what needs an operator's look (E-16).
import type { TenantTx } from '../db/doors.ts';
import { groupWithin, sightValues, stationInSight } from '../groups/groups.ts';
import { implausibleSql, staleSql, unsettledSql } from '../sessions/sessions.ts';
import type { Sight } from '../viewer.ts';
import type { ReviewFilter, ReviewKind } from './wire.ts';

export type Found = { kind: ReviewKind; sessionId: number | null; endId: number | null; since: Date };

const found = `(
  select 'implausible' as kind, s.id as "sessionId", null::bigint as "endId",
    coalesce(s.end_received_at, s.start_received_at) as since, s.station_id from sessions s where s.organization_id = $1 and ${implausibleSql}
  union all select 'stale', s.id, null, s.heard_at, s.station_id from sessions s where s.organization_id = $1 and ${staleSql}
  union all select e.cause, e.session_id, e.id, e.received_at, e.station_id from stray_ends e where e.organization_id = $1 and ${unsettledSql}
) found join stations station on station.id = found.station_id`;

const inQuestion = `${stationInSight} and ($4::bigint is null or found.station_id = $4)
  and ($5::bigint is null or ${groupWithin('station.group_id', '$5')})`;

function values(tx: TenantTx, sight: Sight, { stationId, groupId }: ReviewFilter): unknown[] {
  return [...sightValues(tx, sight), stationId ?? null, groupId ?? null];
}

/** The latest first. */
export function selectFound(
  tx: TenantTx,
  sight: Sight,
  wanted: ReviewFilter & { limit: number; offset: number },
): Promise<Found[]> {
  return tx.query<Found>(
    `select kind, "sessionId", "endId", since from ${found} where ${inQuestion} and ($6::text is null or kind = $6)
     order by since desc, kind, "endId", "sessionId" limit $7 offset $8`,
    [...values(tx, sight, wanted), wanted.kind ?? null, wanted.limit, wanted.offset],
  );
}

export async function countFound(tx: TenantTx, sight: Sight, wanted: ReviewFilter): Promise<Map<ReviewKind, number>> {
  const rows = await tx.query<{ kind: ReviewKind; count: number }>(
    `select kind, count(*) from ${found} where ${inQuestion} group by kind`,
    values(tx, sight, wanted),
  );
  return new Map(rows.map(({ kind, count }) => [kind, count]));
}
