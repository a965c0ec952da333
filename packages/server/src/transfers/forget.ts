// Deletes what stations have brought once it is too old; that it came stays written down.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import type { FileStore } from '../files/files.ts';
import { markFileDeleted, selectOldFiles } from './queries.ts';
import { placeOfFile } from './transfers.ts';

const keptMs = 90 * 86_400_000;
const everyMs = 60 * 60_000;
const atOnce = 100;

type Parts = {
  doors: Pick<Doors, 'withDirectory' | 'withTenant'>;
  files: FileStore;
  clock: Clock;
  onFault(error: unknown): void;
};

export async function forgetFiles({ doors, files, clock }: Omit<Parts, 'onFault'>): Promise<void> {
  const now = clock.now();
  const old = await doors.withDirectory((tx) => selectOldFiles(tx, new Date(now.getTime() - keptMs), atOnce));
  for (const { organizationId, commandId } of old) {
    await files.remove(placeOfFile(organizationId, commandId));
    await doors.withTenant(organizationId, (tx) => markFileDeleted(tx, commandId, now));
  }
}

export function startForgettingFiles(parts: Parts): { stop(): Promise<void> } {
  const { clock, onFault } = parts;
  let running: Promise<void> | undefined;
  let stopped = false;
  let cancel = clock.startTimer(everyMs, look);

  function look(): void {
    running = forgetFiles(parts)
      .catch(onFault)
      .finally(() => {
        if (!stopped) cancel = clock.startTimer(everyMs, look);
      });
  }

  return {
    async stop() {
      stopped = true;
      cancel();
      await running;
    },
  };
}
