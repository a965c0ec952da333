// Counts all sessions of an organization again, few at a time, so that what stations say never waits for it long (E-14).
import type { Doors, IngestTx } from '../db/doors.ts';
import { recountSessions } from './recount.ts';
import { energySoFarSql } from './so-far.ts';

export type Recounted = { counted: number; total: number; changed: number };

const atOnce = 100;
/** A session that a station speaks of meanwhile is counted anew this often; then the server's own recounter has it. */
const attempts = 3;

type Figures = { id: number; figures: string };
const figuresSql = `s.id, concat_ws(' ', ${energySoFarSql}, s.flags::text) as figures`;

export async function recountOrganization(
  doors: Pick<Doors, 'withIngest'>,
  organizationId: number,
  { now, signal, onProgress }: { now(): Date; signal: AbortSignal; onProgress(progress: Recounted): void },
): Promise<Recounted> {
  const progress = { counted: 0, total: await countAll(doors, organizationId), changed: 0 };
  let afterId = 0;
  while (!signal.aborted) {
    const before = await doors.withIngest((tx) => markNext(tx, organizationId, afterId));
    const last = before.at(-1);
    if (last === undefined) break;
    afterId = last.id;
    const ids = before.map(({ id }) => id);
    const after = await countMarked(doors, ids, now);
    progress.counted += ids.length;
    progress.changed += before.filter(({ id, figures }) => after.get(id) !== figures).length;
    onProgress(progress);
  }
  return progress;
}

async function countMarked(
  doors: Pick<Doors, 'withIngest'>,
  ids: readonly number[],
  now: () => Date,
): Promise<Map<number, string>> {
  let marked = ids;
  for (let attempt = 0; attempt < attempts && marked.length > 0; attempt += 1) {
    await doors.withIngest((tx) => recountSessions(tx, marked, now()));
    marked = await doors.withIngest((tx) => stillMarked(tx, ids));
  }
  const rows = await doors.withIngest((tx) =>
    tx.query<Figures>(`select ${figuresSql} from sessions s where s.id = any ($1)`, [ids]),
  );
  return new Map(rows.map(({ id, figures }) => [id, figures]));
}

async function countAll(doors: Pick<Doors, 'withIngest'>, organizationId: number): Promise<number> {
  const [row] = await doors.withIngest((tx) =>
    tx.query<{ total: number }>('select count(*) as total from sessions where organization_id = $1', [organizationId]),
  );
  return row?.total ?? 0;
}

/** In a transaction of its own: one that counts as well would hold up what stations say of them. */
async function markNext(tx: IngestTx, organizationId: number, afterId: number): Promise<Figures[]> {
  const rows = await tx.query<Figures>(
    `update sessions s set recount = true, revision = revision + 1 where s.id in (
       select id from sessions where organization_id = $1 and id > $2 order by id limit $3 for no key update)
     returning ${figuresSql}`,
    [organizationId, afterId, atOnce],
  );
  return rows.toSorted((a, b) => a.id - b.id);
}

async function stillMarked(tx: IngestTx, ids: readonly number[]): Promise<number[]> {
  const rows = await tx.query<{ id: number }>('select id from sessions where id = any ($1) and recount', [ids]);
  return rows.map(({ id }) => id);
}
