// Reports that an operator keeps under a name; those that come by mail are due at their time, once for each period.
import { recordAudit } from '../../audit/audit.ts';
import type { Clock, Rounds } from '../../clock.ts';
import { startRounds } from '../../clock.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { LoggedIn } from '../../viewer.ts';
import { insertJob } from '../jobs/queries.ts';
import { spanOf } from '../rules.ts';
import type { ReportFilter, SavedReport, SavedReportEdit } from '../wire.ts';
import {
  countSaved,
  deleteSaved,
  insertSaved,
  lockDue,
  lockSaved,
  selectDue,
  selectSaved,
  storeNext,
  updateSaved,
  type Due,
  type SavedRow,
} from './queries.ts';
import { daysOf, nextAfter } from './rules.ts';

type Wish = { filter: ReportFilter; edit: SavedReportEdit; now: Date };
type Seen = { id: number; version: number };

/** All of them stand in one list. */
const mostSaved = 200;

export function listSaved(tx: TenantTx, { operator }: LoggedIn): Promise<SavedReport[]> {
  return selectSaved(tx, operator.id);
}

function rowFrom({ organization: { timeZone } }: LoggedIn, { filter, edit, now }: Wish): SavedRow {
  const { name, days, mailed = null, format = 'pdf' } = edit;
  spanOf(filter, timeZone);
  if (mailed !== null && days === 'chosen') {
    const problem = 'A report that comes by mail tells of the last month or week.';
    throw new Failure('invalid_input', { detail: problem, fields: { days: problem } });
  }
  const nextAt = mailed === null ? null : nextAfter(mailed, now, timeZone);
  return { name: name.trim(), days, filter, mailed, format, nextAt };
}

export async function saveReport(tx: TenantTx, viewer: LoggedIn, wish: Wish): Promise<SavedReport> {
  const row = rowFrom(viewer, wish);
  if ((await countSaved(tx, viewer.operator.id)) >= mostSaved) throw new Failure('too_many_saved');
  const id = await insertSaved(tx, viewer.operator.id, row);
  await recordAudit(tx, viewer.actor, { action: 'report.save', after: row });
  return demandSaved(tx, viewer, id);
}

async function demandSaved(tx: TenantTx, { operator }: LoggedIn, id: number): Promise<SavedReport> {
  const saved = await lockSaved(tx, operator.id, id);
  if (saved === undefined) throw new Failure('report_not_found');
  return saved;
}

async function demandVersion(tx: TenantTx, viewer: LoggedIn, { id, version }: Seen): Promise<SavedReport> {
  const saved = await demandSaved(tx, viewer, id);
  if (saved.version !== version) throw new Failure('edited_meanwhile');
  return saved;
}

export async function editSaved(tx: TenantTx, viewer: LoggedIn, seen: Seen, wish: Wish): Promise<SavedReport> {
  const before = await demandVersion(tx, viewer, seen);
  const row = rowFrom(viewer, wish);
  await updateSaved(tx, seen.id, row);
  await recordAudit(tx, viewer.actor, { action: 'report.save', before, after: row });
  return demandSaved(tx, viewer, seen.id);
}

export async function forgetSaved(tx: TenantTx, viewer: LoggedIn, seen: Seen): Promise<void> {
  const before = await demandVersion(tx, viewer, seen);
  await deleteSaved(tx, seen.id);
  await recordAudit(tx, viewer.actor, { action: 'report.forget', before });
}

const lookEveryMs = 60_000;
const atOnce = 100;

/** Puts the reports that are due among those that are made in the background; their mail leaves when they are made. */
export function startReportMails(options: {
  doors: Pick<Doors, 'withTenant' | 'withDirectory'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = options;
  return startRounds({
    clock,
    everyMs: lookEveryMs,
    onFault,
    async round() {
      const now = clock.now();
      const due = await doors.withDirectory((tx) => selectDue(tx, now, atOnce));
      for (const one of due) await doors.withTenant(one.organizationId, (tx) => order(tx, one, now));
    },
  });
}

/** What fell due while nobody was running is made once, for the last period. */
async function order(tx: TenantTx, { id }: Due, now: Date): Promise<void> {
  const due = await lockDue(tx, id, now);
  if (due === undefined) return;
  const { days, mailed, format, operatorId, sight, timeZone } = due;
  const filter = daysOf(days, due.filter, { at: now, timeZone });
  if (due.isActive) {
    await insertJob(tx, { operatorId, sight, format, filter, askedAt: now, saved: { id, periodEnd: filter.to } });
  }
  await storeNext(tx, id, nextAfter(mailed, now, timeZone));
}
