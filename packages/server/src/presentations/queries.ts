// The statements about shown tokens.
import type { IngestTx, TenantTx } from '../db/doors.ts';
import { groupInSight, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { Presentation, PresentationFilter } from './wire.ts';

/** How many were deleted, of the oldest. */
export async function deletePresentations(
  tx: IngestTx,
  { before, most }: { before: Date; most: number },
): Promise<number> {
  const rows = await tx.query({
    name: 'delete-presentations',
    text: `delete from presentations p using (select id from presentations where shown_at < $1 order by shown_at limit $2) old
      where p.id = old.id returning 1`,
    values: [before, most],
  });
  return rows.length;
}

/** Nobody's tokens belong to the whole organization. */
const tokenInSight = `case when d.id is not null then ${groupInSight('d.home_group_id')} else $3 end`;
const tables = `presentations p join stations station on station.id = p.station_id
  left join tokens t on t.organization_id = $1 and t.token_key = p.token_key
  left join drivers d on d.organization_id = $1 and d.id = t.driver_id`;
const matching = `p.organization_id = $1 and ${stationInSight} and ($4::bigint is null or p.station_id = $4)
  and ($5::text is null or $5 = 'refused' and p.decision <> 'Accepted' or $5 = 'unknown' and t.id is null)
  and ($6::timestamptz is null or p.shown_at >= $6)
  and ($7::bigint is null or t.id = $7 and ${tokenInSight}) and ($8::bigint is null or d.id = $8 and ${tokenInSight})`;

function filterValues(tx: TenantTx, sight: Sight, wanted: PresentationFilter): unknown[] {
  const { stationId, only, since, tokenId, driverId } = wanted;
  const given = [stationId, only, since, tokenId, driverId];
  return [...sightValues(tx, sight), ...given.map((value) => value ?? null)];
}

type Row = Omit<Presentation, 'steps'> & { isOurs: boolean };

export function selectPresentations(
  tx: TenantTx,
  sight: Sight,
  wanted: PresentationFilter & { limit: number; offset: number },
): Promise<Row[]> {
  return tx.query<Row>(
    `select p.id, p.shown_at as "shownAt", p.token, p.decision, p.reason, t.id is not null as "isOurs",
       json_build_object('id', station.id, 'identifier', station.identifier, 'name', station.name) as station,
       case when t.id is not null and ${tokenInSight} then json_build_object('id', t.id, 'name', t.name) end as known
     from ${tables} where ${matching} order by p.shown_at desc, p.id desc limit $9 offset $10`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countPresentations(tx: TenantTx, sight: Sight, wanted: PresentationFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from ${tables} where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}
