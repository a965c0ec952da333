// Issues: what wants a look at a station or its points. Each cause is one row, which is opened, closed and opened again.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { acknowledge, countIssues, findIssue, selectIssues } from './queries.ts';
import type { Issue, IssueFilter, IssuePage } from './wire.ts';

export { noticeBoots, noticeConnections, noticeRejections, noticeStatuses } from './notice.ts';
export { openIssueOfPoint, stationsWithPointIssue } from './queries.ts';
export { errorStatusSql, isErrorStatus } from './rules.ts';
export { startIssueWatch } from './watch.ts';

export async function listIssues(
  tx: TenantTx,
  sight: Sight,
  wanted: IssueFilter & { limit: number; offset: number },
): Promise<IssuePage> {
  const items = await selectIssues(tx, sight, wanted);
  const counted = await countIssues(tx, sight, wanted);
  const of = (state: keyof IssuePage['counts']) => counted.get(state) ?? 0;
  const counts = { open: of('open'), acknowledged: of('acknowledged'), closed: of('closed') };
  const total = wanted.state === undefined ? counts.open + counts.acknowledged : counts[wanted.state];
  return { items, total, counts };
}

/** The note of whoever says it last stands. */
export async function acknowledgeIssue(
  tx: TenantTx,
  { sight, actor }: Viewer,
  { id, note, now }: { id: number; note: string | null; now: Date },
): Promise<Issue> {
  const { kind, stationId } = await getIssue(tx, sight, id);
  if (!(await acknowledge(tx, id, { at: now, by: actor.name, note }))) throw new Failure('issue_closed');
  await recordAudit(tx, actor, { action: 'issue.acknowledge', subject: { kind: 'issue', id }, after: { kind, note } });
  tx.news.push({ kind: 'issue', organizationId: tx.organizationId, stationId });
  return getIssue(tx, sight, id);
}

async function getIssue(tx: TenantTx, sight: Sight, id: number): Promise<Issue> {
  const issue = await findIssue(tx, sight, id);
  if (issue === undefined) throw new Failure('issue_not_found');
  return issue;
}
