// Looks, in the background, for rollups that are to be cut anew; knows when, not how. What a crash breaks off goes on after it.
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { rebuildSome } from './rebuild.ts';

export type Rebuilder = {
  /** Looks now instead of at the next tick; resolves when nothing waits any more. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

const lookEveryMs = 2_000;
/** Rests between two sets longer than a set took: stations' words come first. */
const restFactor = 2;

export function startRebuilder(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rebuilder {
  const { doors, clock, onFault } = options;
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
    running ??= rebuildAll().finally(() => (running = undefined));
    return running;
  }

  async function rebuildAll(): Promise<void> {
    while (!stopped) {
      const beganMs = clock.monotonicMs();
      if (!(await doors.withIngest(rebuildSome))) return;
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
