// Reports made in the background: asked for, looked at, cancelled, fetched. Each belongs to the operator who asked.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { FilePlace } from '../../files/files.ts';
import type { LoggedIn } from '../../viewer.ts';
import type { FileFormat } from '../files/order.ts';
import { spanOf } from '../rules.ts';
import type { FileWish, ReportJob } from '../wire.ts';
import { cancelJob, countAsked, findJob, insertJob, selectJobs } from './queries.ts';

export type { FileStore } from '../../files/files.ts';

const listed = 20;
/** Nobody needs more at once, and all that wait are made one after another. */
const mostAsked = 3;

export const placeOfReport = (organizationId: number, jobId: number): FilePlace => ['reports', organizationId, jobId];

const ownerOf = ({ operator, sight }: LoggedIn) => ({ operatorId: operator.id, sight });

export function listJobs(tx: TenantTx, viewer: LoggedIn): Promise<ReportJob[]> {
  return selectJobs(tx, ownerOf(viewer), listed);
}

export async function askJob(
  tx: TenantTx,
  viewer: LoggedIn,
  { format, filter, now }: { format: FileFormat; filter: FileWish; now: Date },
): Promise<ReportJob> {
  spanOf(filter, viewer.organization.timeZone);
  if ((await countAsked(tx, viewer.operator.id)) >= mostAsked) throw new Failure('too_many_reports');
  const id = await insertJob(tx, { ...ownerOf(viewer), format, filter, askedAt: now });
  await recordAudit(tx, viewer.actor, { action: 'report.order', after: { format, ...filter } });
  return getJob(tx, viewer, id ?? 0);
}

async function getJob(tx: TenantTx, viewer: LoggedIn, id: number): Promise<ReportJob> {
  const job = await findJob(tx, ownerOf(viewer), id);
  if (job === undefined) throw new Failure('report_not_found');
  return job;
}

export async function cancelOwnJob(tx: TenantTx, viewer: LoggedIn, id: number, now: Date): Promise<ReportJob> {
  const { format, filter } = await getJob(tx, viewer, id);
  if (await cancelJob(tx, id, now)) {
    await recordAudit(tx, viewer.actor, { action: 'report.cancel', after: { format, ...filter } });
  }
  return getJob(tx, viewer, id);
}

/** That somebody takes it home is in the log before its first byte leaves. */
export async function takeFile(tx: TenantTx, viewer: LoggedIn, id: number): Promise<ReportJob> {
  const job = await getJob(tx, viewer, id);
  if (job.state !== 'done') throw new Failure('file_gone');
  await recordAudit(tx, viewer.actor, { action: 'report.export', after: { format: job.format, ...job.filter } });
  return job;
}
