// A sheet of charging users and tokens: tried, or done as it was tried, in one transaction: all of it or nothing.
import { createHash } from 'node:crypto';
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import { openSheet, type Fault, type Row, type Sheet } from '../../sheets/sheets.ts';
import type { Viewer } from '../../viewer.ts';
import { columns, german, needed, type Column } from './columns.ts';
import { createJudge } from './judge.ts';
import { knownReader } from './known.ts';
import { seesAll, takeTurn } from './queries.ts';
import { problemsOf, readLine, type Said } from './read-line.ts';
import { createTally } from './tally.ts';
import type { SheetProgress, SheetReport } from './wire.ts';
import { writePlan } from './write.ts';

const linesAtOnce = 2_000;
const mostLines = 250_000;
const faultsShown = 200;

export type SheetAsking = {
  bytes: Uint8Array;
  /** What a try of the same sheet said would be done; undefined to try it. */
  plan: string | undefined;
  /** Nobody waits for it any more. */
  signal: AbortSignal;
  onProgress(progress: SheetProgress): void;
};

/** Throws, and so undoes all, where nobody waits any more, or where something else would be done than what was tried. */
export async function importSheet(tx: TenantTx, viewer: Viewer, asked: SheetAsking): Promise<SheetReport> {
  if (!(await takeTurn(tx))) throw new Failure('sheet_in_progress');
  const isDone = asked.plan !== undefined;
  const { report, plan, told } = await follow(tx, viewer, asked);
  if (!isDone) return { ...report, plan: report.faultCount > 0 ? null : plan, done: false };
  if (report.faultCount > 0 || plan !== asked.plan) throw new Failure('edited_meanwhile');
  const file = createHash('sha256').update(asked.bytes).digest('hex');
  const after = { file, lines: report.lines, ...told };
  await recordAudit(tx, viewer.actor, { action: 'driver.import', after });
  tx.news.push({ kind: 'driver', organizationId: tx.organizationId, stationId: null });
  return { ...report, plan: null, done: true };
}

type Followed = { report: Omit<SheetReport, 'plan' | 'done'>; plan: string; told: object };

async function follow(tx: TenantTx, viewer: Viewer, asked: SheetAsking): Promise<Followed> {
  const { sight, role } = viewer;
  const isDone = asked.plan !== undefined;
  const sheet = open(asked.bytes);
  const faults = [...sheet.faults];
  const { baseGroupId } = sight;
  const judge = createJudge({ isAdmin: role === 'admin', seesAll: await seesAll(tx, sight), baseGroupId });
  const readKnown = await knownReader(tx, viewer, isDone);
  const tally = createTally();
  // The head has a line end too, the last line may have none.
  const ofAbout = asked.bytes.subarray(0, -1).reduce((count, byte) => (byte === 10 ? count + 1 : count), 0);
  let lines = 0;
  for (const set of setsOf(sheet.rows)) {
    lines += set.length;
    if (lines > mostLines) throw new Failure('invalid_input', { detail: `Import ${mostLines} lines at most at once.` });
    const said = saidIn(set, sheet.has, faults);
    const { plan, faults: found } = judge.judge(said, await readKnown(said));
    faults.push(...found);
    if (isDone && faults.length === 0) tally.note(await writePlan(tx, sight, plan, judge.people));
    tally.take(plan, (key) => judge.people.get(key)?.id ?? null);
    asked.signal.throwIfAborted();
    asked.onProgress({ lines, ofAbout });
  }
  if (lines === 0 && faults.length === 0) faults.push({ line: 1, column: '', problem: 'There is no line in it.' });
  const { users, tokens } = tally.counts;
  const report = {
    lines,
    faultCount: faults.length,
    faults: faults.slice(0, faultsShown).map(sheet.asInFile),
    users: { ...users, left: judge.left.users },
    tokens: { ...tokens, left: judge.left.tokens },
  };
  return { report, plan: tally.digest(), told: tally.told() };
}

/** With a fault in its head, none of its rows. */
function open(bytes: Uint8Array): Sheet<Column> {
  const nothing = { has: new Set<Column>(), rows: [], asInFile: (fault: Fault) => fault };
  try {
    const sheet = openSheet(new TextDecoder('utf-8', { fatal: true }).decode(bytes), { columns, needed, german });
    return sheet.faults.length > 0 ? { ...nothing, faults: sheet.faults } : sheet;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return {
      ...nothing,
      faults: [{ line: 1, column: '', problem: 'This is no text in UTF-8. Save it as CSV UTF-8.' }],
    };
  }
}

function* setsOf<T>(rows: Iterable<T>): Generator<T[], void, undefined> {
  let set: T[] = [];
  for (const row of rows) {
    set.push(row);
    if (set.length < linesAtOnce) continue;
    yield set;
    set = [];
  }
  if (set.length > 0) yield set;
}

/** What is wrong with a line by itself is added to the faults; such a line says nothing. */
function saidIn(set: readonly Row<Column>[], has: ReadonlySet<Column>, faults: Fault[]): Said[] {
  return set.flatMap(({ line, cells }): Said[] => {
    const problems = problemsOf(cells, has);
    faults.push(...problems.map(([column, problem]) => ({ line, column, problem })));
    return problems.length > 0 ? [] : [readLine(line, cells, has)];
  });
}
