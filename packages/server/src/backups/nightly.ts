// Makes a backup every night into a folder, reads it again, and keeps so many; says what became of it.
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startRounds, type Clock } from '../clock.ts';
import { checkBackupFile } from './backup-file.ts';
import { takeBackup, type Installation } from './backups.ts';
import type { BackupOutcomes } from './faults/faults.ts';
import { backupName, isDue, leftoversOf, newestMadeAt, surplusOf } from './nights.ts';

/** After a start stations come back all at once: they are first. */
const firstAfterMs = 5 * 60_000;
const everyMs = 30 * 60_000;
const onProgress = () => undefined;

export type NightlyBackups = {
  /** The newest in the folder; for those who watch over it. */
  newestMadeAt(): Date | undefined;
  /** Gives up the one that is being made. */
  stop(): Promise<void>;
};

export function startNightlyBackups(options: {
  installation: Installation;
  stationmaster: string;
  folder: string;
  keep: number;
  clock: Clock;
  outcomes: BackupOutcomes;
  say(sentence: string): void;
}): NightlyBackups {
  const { installation, stationmaster, folder, keep, clock, outcomes, say } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let newest: Date | undefined;
  let telling = Promise.resolve();

  /** One after another, since the last one counts. Whether it can be told changes nothing about the backup. */
  const tell = (outcome: () => Promise<void>) => {
    telling = telling
      .then(outcome)
      .catch((error: unknown) => say(`What became of the nightly backup could not be told: ${reasonOf(error)}`));
  };

  async function look(): Promise<string[]> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    newest = newestMadeAt(names);
    return names;
  }

  async function round(): Promise<void> {
    const names = await look();
    await remove(leftoversOf(names));
    const madeAt = clock.now();
    // That the folder could not be read at some time is over too.
    if (!isDue(names, madeAt)) return tell(outcomes.made);
    const name = backupName('nightly', madeAt);
    await make(join(folder, name), madeAt);
    newest = madeAt;
    await remove(surplusOf([...names, name], keep));
  }

  /** One that stays is in the way of no new one. */
  async function remove(names: readonly string[]): Promise<void> {
    for (const path of names.map((name) => join(folder, name))) {
      await rm(path, { force: true }).catch((error: unknown) =>
        say(`The old nightly backup ${path} could not be removed: ${reasonOf(error)}`),
      );
    }
  }

  async function make(path: string, madeAt: Date): Promise<void> {
    await takeBackup(installation, { path, madeAt, stationmaster, signal, onProgress });
    try {
      await checkBackupFile(path, { signal, onProgress });
    } catch (error) {
      await rm(path);
      throw error;
    }
    say(`The nightly backup is whole: ${path}`);
    tell(outcomes.made);
  }

  const onFault = (error: unknown) => {
    if (signal.aborted) return;
    say(`The nightly backup was not made and will be tried again: ${reasonOf(error)}`);
    tell(() => outcomes.failed(reasonOf(error)));
  };
  const rounds = startRounds({ clock, everyMs, onFault, round });
  const cancelFirst = clock.startTimer(firstAfterMs, () => void rounds.settle().catch(onFault));
  look().catch(onFault);
  return {
    newestMadeAt: () => newest,
    async stop() {
      stopping.abort();
      cancelFirst();
      await rounds.stop();
      await telling;
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
