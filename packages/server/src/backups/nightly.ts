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

  /** Whether it can be told changes nothing about the backup. */
  const tell = (told: Promise<void>) => {
    telling = told.catch((error: unknown) =>
      say(`What became of the nightly backup could not be told: ${reasonOf(error)}`),
    );
  };

  async function look(): Promise<string[]> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    newest = newestMadeAt(names);
    return names;
  }

  async function round(): Promise<void> {
    const names = await look();
    for (const left of leftoversOf(names)) await rm(join(folder, left), { force: true });
    const madeAt = clock.now();
    if (!isDue(names, madeAt)) return;
    const name = backupName('nightly', madeAt);
    await make(join(folder, name), madeAt);
    newest = madeAt;
    for (const old of surplusOf([...names, name], keep)) await rm(join(folder, old));
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
    tell(outcomes.made());
  }

  const onFault = (error: unknown) => {
    if (signal.aborted) return;
    say(`The nightly backup was not made and will be tried again: ${reasonOf(error)}`);
    tell(outcomes.failed(reasonOf(error)));
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
