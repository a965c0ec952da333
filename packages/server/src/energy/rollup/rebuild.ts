// Cuts an organization's rollups anew where another time zone asks for another width (E-15). Nothing is counted again: the
// curves stay, so the figures do.
import type { IngestTx, TenantTx } from '../../db/doors.ts';
import { bucketWidthMs } from './buckets.ts';
import { curveOf } from '../periods/by-flow.ts';
import { replaceBuckets } from './stored-buckets.ts';

const usualSet = 100;

/** With the change of the zone, so that neither is there without the other; one that is under way begins again. */
export async function askRebuild(tx: TenantTx, { from, to }: { from: string; to: string }): Promise<void> {
  if (bucketWidthMs(from) === bucketWidthMs(to)) return;
  await tx.query(
    `insert into bucket_rebuilds (organization_id, total)
     select $1::bigint, count(*) from sessions s where s.organization_id = $1
     on conflict (organization_id) do update set after_session_id = 0, rebuilt = 0, total = excluded.total, asked_at = now()`,
    [tx.organizationId],
  );
}

/** Recuts the next few sessions of whoever has waited longest; answers whether there may be more. How far it came is kept. */
export async function rebuildSome(tx: IngestTx, atOnce = usualSet): Promise<boolean> {
  const [asked] = await tx.query<{ organization_id: number; after_session_id: number }>(
    `select organization_id, after_session_id from bucket_rebuilds
     order by asked_at, organization_id limit 1 for update skip locked`,
  );
  if (asked === undefined) return false;
  const ids = await takeNext(tx, asked, atOnce);
  const last = ids.at(-1);
  if (last === undefined) {
    await tx.query('delete from bucket_rebuilds where organization_id = $1', [asked.organization_id]);
    tx.news.push({ kind: 'organization', organizationId: asked.organization_id, stationId: null });
    return true;
  }
  await replaceBuckets(tx, await readCurves(tx, ids));
  await tx.query(
    'update bucket_rebuilds set after_session_id = $2, rebuilt = rebuilt + $3 where organization_id = $1',
    [asked.organization_id, last, ids.length],
  );
  return true;
}

/** Holds their rows; what is being counted at this moment, perhaps still by the old zone, is counted once more. */
async function takeNext(
  tx: IngestTx,
  { organization_id: organizationId, after_session_id: afterId }: { organization_id: number; after_session_id: number },
  atOnce: number,
): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    'select id from sessions where organization_id = $1 and id > $2 order by id limit $3 for no key update',
    [organizationId, afterId, atOnce],
  );
  const ids = rows.map(({ id }) => id);
  await tx.query('update sessions set revision = revision + 1 where id = any ($1) and recount', [ids]);
  return ids;
}

type CurveRow = {
  id: number;
  organization_id: number;
  time_zone: string;
  at_ms: number[];
  wh: number[];
};

/** The zone is read after the request is held: whoever changes it again waits, and makes this begin anew. */
async function readCurves(tx: IngestTx, ids: readonly number[]) {
  const rows = await tx.query<CurveRow>(
    `select s.id, s.organization_id, o.time_zone, c.at_ms, c.wh
     from session_curves c join sessions s on s.id = c.session_id join organizations o on o.id = s.organization_id
     where c.session_id = any ($1)`,
    [ids],
  );
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    timeZone: row.time_zone,
    curve: curveOf(row),
  }));
}
