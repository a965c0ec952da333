// Makes the reports that wait, one after another, and deletes old ones. A maker that dies leaves its report to the next.
import { recordAudit } from '../../audit/audit.ts';
import { startRounds, type Clock, type Rounds } from '../../clock.ts';
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
import {
  deleteJob,
  endJob,
  findWaiting,
  giveBack,
  isWanted,
  keepJob,
  selectOld,
  storeProgress,
  takeJob,
  type JobEnd,
  type Taken,
  type Whose,
} from './queries.ts';

const lookEveryMs = 2_000;
/** So long a report stays with a maker that says nothing; one that lives says so by the clock, however long a step of its work lasts. */
const leaseMs = 60_000;
const renewEveryMs = 20_000;
/** What ended its maker so often would end the next one too. */
const mostTakes = 5;
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

/** It is not to be made any more, or not here. */
class Abandoned extends Error {}

export function startReportMaker(parts: MakerParts): Rounds {
  const { doors, clock, onFault } = parts;
  const stopping = new AbortController();
  const rounds = startRounds({
    clock,
    everyMs: lookEveryMs,
    onFault,
    async round({ isStopped }) {
      while (!isStopped()) {
        const waiting = await doors.withDirectory((tx) => findWaiting(tx, clock.now()));
        if (waiting === undefined) break;
        await make(parts, waiting, stopping.signal);
      }
      await forget(parts);
    },
  });
  return {
    settle: () => rounds.settle(),
    stop() {
      stopping.abort(new Abandoned());
      return rounds.stop();
    },
  };
}

async function make(parts: MakerParts, { id, organizationId }: Whose, stopping: AbortSignal): Promise<void> {
  const { doors, clock, files, onFault } = parts;
  const until = () => new Date(clock.now().getTime() + leaseMs);
  const within = <T>(run: (tx: TenantTx) => Promise<T>) => doors.withTenant(organizationId, run);
  const taken = await within((tx) => takeJob(tx, id, { now: clock.now(), until: until() }));
  if (taken === undefined) return;
  const held = { id, take: taken.take };
  const lease = startLease(parts, () => within((tx) => keepJob(tx, held, until())));

  /** Tells how far it is, and learns whether it is still wanted. */
  async function* watched(sets: AsyncIterable<ReportSession[]>, total: number) {
    let done = 0;
    for await (const set of sets) {
      done += set.length;
      if (!(await within((tx) => storeProgress(tx, held, { done, total })))) throw new Abandoned();
      yield set;
    }
  }

  const place = placeOfReport(organizationId, id);
  const end = (tx: TenantTx, as: Pick<JobEnd, 'state'> & Partial<JobEnd>) =>
    endJob(tx, held, { sizeBytes: null, problem: null, at: clock.now(), ...as });
  try {
    const total = await within((tx) => demandMakeable(tx, taken));
    const { organization, sight, filter, format, language } = taken;
    const { name: organizationName, timeZone } = organization;
    const order = { ...filter, format, language: language ?? 'en', organizationName, timeZone };
    const sets = watched(exportSessions(doors, { organization, sight }, filter), total);
    const made = makeFile(order, sets, AbortSignal.any([stopping, lease.lost]));
    const { sizeBytes } = await files.write(place, made);
    const isToStay = await within(async (tx) => {
      const isEnded = await end(tx, { state: 'done', sizeBytes });
      if (isEnded && taken.savedReportId !== null) await tellByMail(tx, taken, id, clock.now());
      return isEnded || (await isWanted(tx, id));
    });
    if (!isToStay) await files.remove(place);
  } catch (error) {
    if (error instanceof Abandoned) {
      if (stopping.aborted) await within((tx) => giveBack(tx, held));
      return;
    }
    const problem = error instanceof Failure ? error.code : 'unexpected';
    if (problem === 'unexpected') onFault(error);
    await within((tx) => end(tx, { state: 'failed', problem }));
  } finally {
    await lease.stop();
  }
}

type Lease = { lost: AbortSignal; stop(): Promise<void> };

function startLease({ clock, onFault }: MakerParts, renew: () => Promise<boolean>): Lease {
  const lost = new AbortController();
  const rounds = startRounds({
    clock,
    everyMs: renewEveryMs,
    onFault,
    async round() {
      if (!(await renew())) lost.abort(new Abandoned());
    },
  });
  return { lost: lost.signal, stop: () => rounds.stop() };
}

async function demandMakeable(
  tx: TenantTx,
  { take, isStillAllowed, filter, format, ...asking }: Taken,
): Promise<number> {
  if (!isStillAllowed) throw new Failure('operator_access_forbidden');
  if (take > mostTakes) throw new Error(`A report was begun ${mostTakes} times, and none of its makers ended it.`);
  const { sessions } = await bySession(tx, selectionOf(tx, asking, filter));
  if (format === 'pdf' && sessions > mostInLetters) throw new Failure('report_too_long');
  return sessions;
}

/** The file leaves the house with it: that stands in the log before it does. */
async function tellByMail(tx: TenantTx, taken: Taken, jobId: number, now: Date): Promise<void> {
  const { operatorId, email, format, filter, savedReportId } = taken;
  const actor = { operatorId, name: `${email} (report by mail)`, address: null };
  await recordAudit(tx, actor, { action: 'report.mail', after: { format, ...filter } });
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
