// Deletes shown tokens after some days: they tell who was where.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { deletePresentations } from './queries.ts';

const keptMs = 7 * 24 * 3_600_000;
const atOnce = 5_000;
const everyMs = 10 * 60_000;
const restFactor = 4;

export type PresentationForgetter = {
  /** Looks now; resolves when nothing is left that is too old. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

export function startForgettingPresentations(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): PresentationForgetter {
  const { doors, clock, onFault } = options;
  let running: Promise<void> | undefined;
  let stopped = false;
  let cancel = clock.startTimer(everyMs, tick);

  function tick(): void {
    look()
      .catch(onFault)
      .finally(() => {
        if (!stopped) cancel = clock.startTimer(everyMs, tick);
      });
  }

  function look(): Promise<void> {
    running ??= forgetAll().finally(() => (running = undefined));
    return running;
  }

  async function forgetAll(): Promise<void> {
    while (!stopped) {
      const beganMs = clock.monotonicMs();
      const before = new Date(clock.now().getTime() - keptMs);
      if ((await doors.withIngest((tx) => deletePresentations(tx, { before, most: atOnce }))) < atOnce) return;
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
