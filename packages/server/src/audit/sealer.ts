// Seals what was committed since the last seal, every second where there is something; knows no entry's meaning (S-19).
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { nextSeal, sealingKey } from './canonical.ts';
import { findLastSeal, insertSeal, listUnsealedOrganizations, lockChain, takeUnsealed } from './queries.ts';

export type Sealer = {
  /** Looks now instead of at the next tick; resolves when what was committed before is sealed. */
  settle(): Promise<void>;
  /** Seals what is there once more, and ends. */
  stop(): Promise<void>;
};

export type SealerParts = {
  doors: Pick<Doors, 'withSealer'>;
  clock: Clock;
  secretKey: string | Buffer;
  onFault(error: unknown): void;
};

const lookEveryMs = 1_000;
const mostInASeal = 500;

export function startSealer({ doors, clock, secretKey, onFault }: SealerParts): Sealer {
  const key = sealingKey(secretKey);
  let running: Promise<void> | undefined;
  let isStopped = false;
  let cancel = clock.startTimer(lookEveryMs, tick);

  function tick(): void {
    look()
      .catch(onFault)
      .finally(() => {
        if (!isStopped) cancel = clock.startTimer(lookEveryMs, tick);
      });
  }

  function look(): Promise<void> {
    running ??= sealAll().finally(() => (running = undefined));
    return running;
  }

  async function sealAll(): Promise<void> {
    for (const organizationId of await doors.withSealer(listUnsealedOrganizations)) {
      while ((await sealNext(organizationId)) === mostInASeal);
    }
  }

  /** Answers how many entries went into the seal. */
  function sealNext(organizationId: number): Promise<number> {
    return doors.withSealer(async (tx) => {
      // Before anything is read: each statement sees what was committed before it, so all that the last holder wrote.
      if (!(await lockChain(tx, organizationId))) return 0;
      const entries = await takeUnsealed(tx, organizationId, mostInASeal);
      if (entries.length > 0) {
        await insertSeal(tx, nextSeal(key, await findLastSeal(tx, organizationId), entries, clock.now()));
      }
      return entries.length;
    });
  }

  return {
    async settle() {
      // One that is under way may have looked before the last entry was committed.
      await running;
      await look();
    },
    async stop() {
      isStopped = true;
      cancel();
      await running?.catch(() => undefined);
      await look().catch(onFault);
    },
  };
}
