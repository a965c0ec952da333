// Looks, in the background, for rollups that are to be cut anew; knows when, not how. What a crash breaks off goes on after it.
import { startRounds, type Clock, type Going, type Rounds } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { rebuildSome } from './rebuild.ts';

const lookEveryMs = 2_000;
/** Rests between two sets longer than a set took: stations' words come first. */
const restFactor = 2;

export function startRebuilder(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = options;

  async function rebuildAll(going: Going): Promise<void> {
    while (!going.isStopped()) {
      const beganMs = clock.monotonicMs();
      if (!(await doors.withIngest(rebuildSome))) return;
      await going.rest(beganMs, restFactor);
    }
  }

  return startRounds({ clock, everyMs: lookEveryMs, onFault, round: rebuildAll });
}
