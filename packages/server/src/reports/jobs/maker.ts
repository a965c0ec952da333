// Makes the reports that wait, one after another, and deletes old ones. A maker that dies leaves its report to the next.
import type { Clock, Rounds } from '../../clock.ts';
import { startRounds } from '../../clock.ts';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { FileStore } from '../../files/files.ts';
import { bySession } from '../../energy/energy.ts';
import { queueMail } from '../../mails/mails.ts';
import { makeFile } from '../files/make-file.ts';
import { exportSessions } from '../reports.ts';
import { selectionOf } from '../selection.ts';
import type { ReportSession } from '../wire.ts';
import { placeOfReport } from './jobs.ts';
import { deleteJob, endJob, findWaiting, keepJob, selectOld, takeJob, type Taken, type Whose } from './queries.ts';

const lookEveryMs = 2_000;
/** So long a report stays with a maker that says nothing. */
const leaseMs = 60_000;
const keptMs = 7 * 86_400_000;
const deletedAtOnce = 100;
/** Letters are laid out in memory as a whole. */
const mostInLetters = 50_000;

export type MakerParts = {
  doors: Pick<Doors, 'withTenant' | 'withDirectory'>;
  files: FileStore;
  clock: Clock;
  onFault(error: unknown): void;
};

/** It is not to be made any more. */
class Abandoned extends Error {}

export function startReportMaker(parts: MakerParts): Rounds {
  const { doors, clock, onFault } = parts;
  return startRounds({
    clock,
    everyMs: lookEveryMs,
    onFault,
    async round({ isStopped }) {
      while (!isStopped()) {
        const waiting = await doors.withDirectory((tx) => findWaiting(tx, clock.now()));
        if (waiting === undefined) break;
        await make(parts, waiting, isStopped);
      }
      await forget(parts);
    },
  });
}

async function make(parts: MakerParts, whose: Whose, isStopped: () => boolean): Promise<void> {
  const { doors, clock, files } = parts;
  const lease = () => new Date(clock.now().getTime() + leaseMs);
  const within = <T>(run: (tx: TenantTx) => Promise<T>) => doors.withTenant(whose.organizationId, run);
  let heldUntil = lease();
  const taken = await within((tx) => takeJob(tx, whose.id, { now: clock.now(), until: heldUntil }));
  if (taken === undefined) return;

  /** Tells how far it is, and learns whether it is still wanted. */
  async function* watched(sets: AsyncIterable<ReportSession[]>, total: number) {
    let done = 0;
    for await (const set of sets) {
      done += set.length;
      const until = lease();
      const isWanted = !isStopped() && (await within((tx) => keepJob(tx, whose.id, { done, total, until, heldUntil })));
      if (!isWanted) throw new Abandoned();
      heldUntil = until;
      yield set;
    }
  }

  const place = placeOfReport(whose.organizationId, whose.id);
  try {
    const total = await within((tx) => demandMakeable(tx, taken));
    const { organization, sight, filter, format } = taken;
    const order = { ...filter, format, organizationName: organization.name, timeZone: organization.timeZone };
    const sets = watched(exportSessions(doors, { organization, sight }, filter), total);
    const { sizeBytes } = await files.write(place, makeFile(order, sets));
    const end = { state: 'done' as const, sizeBytes, problem: null, at: clock.now(), heldUntil };
    const isDone = await within(async (tx) => {
      const ended = await endJob(tx, whose.id, end);
      if (ended && taken.savedReportId !== null) await tellByMail(tx, taken, whose.id, clock.now());
      return ended;
    });
    if (!isDone) await files.remove(place);
  } catch (error) {
    if (error instanceof Abandoned) return;
    const problem = error instanceof Failure ? error.code : 'unexpected';
    if (problem === 'unexpected') parts.onFault(error);
    const end = { state: 'failed' as const, sizeBytes: null, problem, at: clock.now(), heldUntil };
    await within((tx) => endJob(tx, whose.id, end));
  }
}

async function demandMakeable(tx: TenantTx, { isStillAllowed, filter, format, ...asking }: Taken): Promise<number> {
  if (!isStillAllowed) throw new Failure('operator_access_forbidden');
  const { sessions } = await bySession(tx, selectionOf(tx, asking, filter));
  if (format === 'pdf' && sessions > mostInLetters) throw new Failure('report_too_long');
  return sessions;
}

async function tellByMail(tx: TenantTx, { operatorId, email, savedReportId }: Taken, jobId: number, now: Date) {
  const about = { jobId, savedReportId: savedReportId ?? 0 };
  await queueMail(tx, { kind: 'report', to: email, operatorIds: [operatorId], arguments: about, dueAt: now });
}

async function forget({ doors, files, clock }: MakerParts): Promise<void> {
  const before = new Date(clock.now().getTime() - keptMs);
  for (const { id, organizationId } of await doors.withDirectory((tx) => selectOld(tx, before, deletedAtOnce))) {
    await files.remove(placeOfReport(organizationId, id));
    await doors.withTenant(organizationId, (tx) => deleteJob(tx, id));
  }
}
