// Deletes shown tokens after some days: they tell who was where.
import { startRounds, type Clock, type Going, type Rounds } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { deletePresentations } from './queries.ts';

const keptMs = 7 * 24 * 3_600_000;
const atOnce = 5_000;
const everyMs = 10 * 60_000;
const restFactor = 4;

export function startForgettingPresentations(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = options;

  async function forgetAll(going: Going): Promise<void> {
    while (!going.isStopped()) {
      const beganMs = clock.monotonicMs();
      const before = new Date(clock.now().getTime() - keptMs);
      if ((await doors.withIngest((tx) => deletePresentations(tx, { before, most: atOnce }))) < atOnce) return;
      await going.rest(beganMs, restFactor);
    }
  }

  return startRounds({ clock, everyMs, onFault, round: forgetAll });
}
