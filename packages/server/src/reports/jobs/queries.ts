// The statements about reports that are made in the background.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import type { Language, Sight } from '../../viewer.ts';
import type { FileFormat } from '../files/order.ts';
import type { FileWish, ReportFilter, ReportJob } from '../wire.ts';

export type NewJob = {
  operatorId: number;
  sight: Sight;
  format: FileFormat;
  filter: FileWish;
  askedAt: Date;
  saved?: { id: number; periodEnd: string };
};

const columns = `j.id, j.format, j.filter, j.state, j.sessions_done as "sessionsDone", j.sessions_total as "sessionsTotal",
  j.size_bytes as "sizeBytes", j.problem, j.asked_at as "askedAt", j.ended_at as "endedAt",
  (select s.name from saved_reports s where s.organization_id = $1 and s.id = j.saved_report_id) as "savedName"`;

/** Undefined where this period of the saved report is made already. */
export async function insertJob(tx: TenantTx, job: NewJob): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>(
    `insert into report_jobs (organization_id, operator_id, format, filter, base_group_id, orphans, asked_at, saved_report_id, period_end)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (saved_report_id, period_end) do nothing returning id`,
    [
      tx.organizationId,
      job.operatorId,
      job.format,
      job.filter,
      job.sight.baseGroupId,
      job.sight.orphans,
      job.askedAt,
      job.saved?.id ?? null,
      job.saved?.periodEnd ?? null,
    ],
  );
  return row?.id;
}

/** An operator's own, as long as the domain is the one they were asked for with. */
const own = 'j.organization_id = $1 and j.operator_id = $2 and j.base_group_id = $3 and j.orphans = $4';
export type Owner = { operatorId: number; sight: Sight };
const ownValues = (tx: TenantTx, { operatorId, sight }: Owner) => [
  tx.organizationId,
  operatorId,
  sight.baseGroupId,
  sight.orphans,
];

export function selectJobs(tx: TenantTx, owner: Owner, limit: number): Promise<ReportJob[]> {
  return tx.query<ReportJob>(
    `select ${columns} from report_jobs j where ${own} order by j.asked_at desc, j.id desc limit $5`,
    [...ownValues(tx, owner), limit],
  );
}

export async function findJob(tx: TenantTx, owner: Owner, id: number): Promise<ReportJob | undefined> {
  const [row] = await tx.query<ReportJob>(`select ${columns} from report_jobs j where ${own} and j.id = $5`, [
    ...ownValues(tx, owner),
    id,
  ]);
  return row;
}

/** False where it is over. */
export async function cancelJob(tx: TenantTx, id: number, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `update report_jobs set state = 'cancelled', ended_at = $3 where organization_id = $1 and id = $2 and state in ('queued', 'running') returning id`,
    [tx.organizationId, id, now],
  );
  return rows.length > 0;
}

/** Held until the transaction ends, so that two who ask at once are counted one after another. */
export async function countAsked(tx: TenantTx, operatorId: number): Promise<number> {
  await tx.query('select id from operators where organization_id = $1 and id = $2 for no key update', [
    tx.organizationId,
    operatorId,
  ]);
  const [row] = await tx.query<{ open: number }>(
    `select count(*) as open from report_jobs
     where organization_id = $1 and operator_id = $2 and saved_report_id is null and state in ('queued', 'running')`,
    [tx.organizationId, operatorId],
  );
  return row?.open ?? 0;
}

export type Whose = { id: number; organizationId: number };

/**
 * What waits, and what a maker left lying. The organization's turn comes by how many of its reports are being made, then by how
 * long ago it had one: however many one asks for, the others do not wait for all of them.
 */
export async function findWaiting(tx: DirectoryTx, now: Date): Promise<Whose | undefined> {
  const [row] = await tx.query<Whose>(
    `select first.id, first.organization_id as "organizationId"
     from (select distinct on (organization_id) id, organization_id, asked_at from report_jobs
       where operator_id is not null and (state = 'queued' or (state = 'running' and lease_until < $1))
       order by organization_id, asked_at, id) first,
     lateral (select count(*) filter (where state = 'running' and lease_until >= $1) as running, max(ended_at) filter (where takes > 0) as served
       from report_jobs own where own.organization_id = first.organization_id) turn
     order by turn.running, turn.served nulls first, first.asked_at, first.id limit 1`,
    [now],
  );
  return row;
}

export type Taken = {
  format: FileFormat;
  filter: ReportFilter;
  operatorId: number;
  savedReportId: number | null;
  sight: Sight;
  /** Which taking this is: later ones have higher numbers, and the job is kept and ended by the last alone. */
  take: number;
  isStillAllowed: boolean;
  email: string;
  /** That which was asked for, or else the operator's. */
  language: Language | null;
  organization: { id: number; slug: string; name: string; timeZone: string };
};

/** Taken for a while; undefined where another has it. Whoever lost the domain that was asked with gets nothing any more. */
export async function takeJob(
  tx: TenantTx,
  id: number,
  { now, until }: { now: Date; until: Date },
): Promise<Taken | undefined> {
  const [row] = await tx.query<Taken>(
    `update report_jobs j set state = 'running', lease_until = $4, sessions_done = 0, takes = j.takes + 1
     from operators o join organizations org on org.id = $1
     where j.organization_id = $1 and j.id = $2 and (j.state = 'queued' or (j.state = 'running' and j.lease_until < $3))
       and o.organization_id = $1 and o.id = j.operator_id
     returning j.format, j.filter, j.operator_id as "operatorId", j.saved_report_id as "savedReportId", j.takes as take,
       json_build_object('baseGroupId', j.base_group_id, 'orphans', j.orphans) as sight,
       o.active and o.base_group_id = j.base_group_id and (not j.orphans or o.role = 'admin') as "isStillAllowed", o.email,
       coalesce(j.filter->>'language', o.language) as language,
       json_build_object('id', org.id, 'slug', org.slug, 'name', org.name, 'timeZone', org.time_zone) as organization`,
    [tx.organizationId, id, now, until],
  );
  return row;
}

export type Held = { id: number; take: number };
const held = `organization_id = $1 and id = $2 and takes = $3 and state = 'running' and operator_id is not null`;

/** False where it was cancelled, another has taken it over, or whoever asked is gone. */
export async function keepJob(tx: TenantTx, { id, take }: Held, until: Date): Promise<boolean> {
  const rows = await tx.query(`update report_jobs set lease_until = $4 where ${held} returning id`, [
    tx.organizationId,
    id,
    take,
    until,
  ]);
  return rows.length > 0;
}

export type Progress = { done: number; total: number };

/** False as above. */
export async function storeProgress(tx: TenantTx, { id, take }: Held, { done, total }: Progress): Promise<boolean> {
  const rows = await tx.query(
    `update report_jobs set sessions_done = $4, sessions_total = $5 where ${held} returning id`,
    [tx.organizationId, id, take, done, total],
  );
  return rows.length > 0;
}

export type JobEnd = { state: 'done' | 'failed'; sizeBytes: number | null; problem: string | null; at: Date };

/** False as above. */
export async function endJob(tx: TenantTx, { id, take }: Held, end: JobEnd): Promise<boolean> {
  const rows = await tx.query(
    `update report_jobs set state = $4, size_bytes = $5, problem = $6, ended_at = $7, lease_until = null where ${held} returning id`,
    [tx.organizationId, id, take, end.state, end.sizeBytes, end.problem, end.at],
  );
  return rows.length > 0;
}

/** Leaves it to the next maker, without waiting for the lease to run out. */
export async function giveBack(tx: TenantTx, { id, take }: Held): Promise<void> {
  await tx.query(`update report_jobs set state = 'queued', lease_until = null where ${held}`, [
    tx.organizationId,
    id,
    take,
  ]);
}

/** Somebody makes it, has made it or will: its file is not to be removed. */
export async function isWanted(tx: TenantTx, id: number): Promise<boolean> {
  const rows = await tx.query(
    `select id from report_jobs where organization_id = $1 and id = $2 and operator_id is not null and state in ('queued', 'running', 'done')`,
    [tx.organizationId, id],
  );
  return rows.length > 0;
}

/** Those that are over for long, and those of operators who are gone. */
export function selectOld(tx: DirectoryTx, before: Date, limit: number): Promise<Whose[]> {
  return tx.query<Whose>(
    `(select id, organization_id as "organizationId" from report_jobs where ended_at < $1 order by id limit $2)
     union (select id, organization_id from report_jobs where operator_id is null order by id limit $2)`,
    [before, limit],
  );
}

export async function deleteJob(tx: TenantTx, id: number): Promise<void> {
  await tx.query('delete from report_jobs where organization_id = $1 and id = $2', [tx.organizationId, id]);
}
