// The statements about reports that are made in the background.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import type { Sight } from '../../viewer.ts';
import type { FileFormat } from '../files/order.ts';
import type { ReportFilter, ReportJob } from '../wire.ts';

export type NewJob = {
  operatorId: number;
  sight: Sight;
  format: FileFormat;
  filter: ReportFilter;
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

export type Whose = { id: number; organizationId: number };

/** Of all organizations, the oldest first: those that wait, and those whose maker is gone. */
export async function findWaiting(tx: DirectoryTx, now: Date): Promise<Whose | undefined> {
  const [row] = await tx.query<Whose>(
    `select id, organization_id as "organizationId" from report_jobs
     where state = 'queued' or (state = 'running' and lease_until < $1) order by asked_at, id limit 1`,
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
  isStillAllowed: boolean;
  email: string;
  organization: { id: number; slug: string; name: string; timeZone: string };
};

/** Taken for a while; undefined where another has it. Whoever lost the domain that was asked with gets nothing any more. */
export async function takeJob(
  tx: TenantTx,
  id: number,
  { now, until }: { now: Date; until: Date },
): Promise<Taken | undefined> {
  const [row] = await tx.query<Taken>(
    `update report_jobs j set state = 'running', lease_until = $4, sessions_done = 0
     from operators o join organizations org on org.id = $1
     where j.organization_id = $1 and j.id = $2 and (j.state = 'queued' or (j.state = 'running' and j.lease_until < $3))
       and o.organization_id = $1 and o.id = j.operator_id
     returning j.format, j.filter, j.operator_id as "operatorId", j.saved_report_id as "savedReportId",
       json_build_object('baseGroupId', j.base_group_id, 'orphans', j.orphans) as sight,
       o.active and o.base_group_id = j.base_group_id and (not j.orphans or o.role = 'admin') as "isStillAllowed", o.email,
       json_build_object('id', org.id, 'slug', org.slug, 'name', org.name, 'timeZone', org.time_zone) as organization`,
    [tx.organizationId, id, now, until],
  );
  return row;
}

/** False where it was cancelled, or another has taken it over. */
export async function keepJob(
  tx: TenantTx,
  id: number,
  { done, total, until, heldUntil }: { done: number; total: number; until: Date; heldUntil: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `update report_jobs set sessions_done = $3, sessions_total = $4, lease_until = $5
     where organization_id = $1 and id = $2 and state = 'running' and lease_until = $6 returning id`,
    [tx.organizationId, id, done, total, until, heldUntil],
  );
  return rows.length > 0;
}

export type JobEnd = {
  state: 'done' | 'failed';
  sizeBytes: number | null;
  problem: string | null;
  at: Date;
  heldUntil: Date;
};

/** False where it was cancelled, or another has taken it over. */
export async function endJob(tx: TenantTx, id: number, end: JobEnd): Promise<boolean> {
  const rows = await tx.query(
    `update report_jobs set state = $3, size_bytes = $4, problem = $5, ended_at = $6, lease_until = null
     where organization_id = $1 and id = $2 and state = 'running' and lease_until = $7 returning id`,
    [tx.organizationId, id, end.state, end.sizeBytes, end.problem, end.at, end.heldUntil],
  );
  return rows.length > 0;
}

export function selectOld(tx: DirectoryTx, before: Date, limit: number): Promise<Whose[]> {
  return tx.query<Whose>(
    'select id, organization_id as "organizationId" from report_jobs where ended_at < $1 order by id limit $2',
    [before, limit],
  );
}

export async function deleteJob(tx: TenantTx, id: number): Promise<void> {
  await tx.query('delete from report_jobs where organization_id = $1 and id = $2', [tx.organizationId, id]);
}
