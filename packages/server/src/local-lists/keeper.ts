// Looks, in the background, for local lists that are to be told something; knows when, not how.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { tellSome, type ListKeys } from './tell.ts';

export type ListKeeper = {
  /** Looks now instead of at the next tick; resolves when nothing is left to do for now. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

const lookEveryMs = 5_000;
/** Rests between two sets longer than a set took: stations' words come first. */
const restFactor = 2;

export function startListKeeper(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  newId(): string;
  keys: readonly ListKeys[];
  onFault(error: unknown): void;
  /** How long it waits for more of what operators change, and for a station that came back to say what it has to say. */
  patience?: { afterChangeMs: number; afterConnectMs: number };
}): ListKeeper {
  const { doors, clock, onFault, patience = { afterChangeMs: 5_000, afterConnectMs: 60_000 } } = options;
  let running: Promise<void> | undefined;
  let stopped = false;
  let cancel = clock.startTimer(lookEveryMs, tick);

  function tick(): void {
    look()
      .catch(onFault)
      .finally(() => {
        if (!stopped) cancel = clock.startTimer(lookEveryMs, tick);
      });
  }

  function look(): Promise<void> {
    running ??= tellAll().finally(() => (running = undefined));
    return running;
  }

  async function tellAll(): Promise<void> {
    while (!stopped) {
      const beganMs = clock.monotonicMs();
      const now = clock.now();
      const changedUntil = new Date(now.getTime() - patience.afterChangeMs);
      const settledBefore = new Date(now.getTime() - patience.afterConnectMs);
      const asked = { ...options, now, changedUntil, settledBefore };
      if (!(await doors.withIngest((tx) => tellSome(tx, asked)))) return;
      await new Promise<void>((resolve) => clock.startTimer(restFactor * (clock.monotonicMs() - beganMs), resolve));
    }
  }

  return {
    settle: look,
    async stop() {
      stopped = true;
      cancel();
      await running?.catch(() => undefined);
    },
  };
}
