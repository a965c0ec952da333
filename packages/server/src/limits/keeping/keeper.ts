// Looks, in the background, for stations that are to be brought to their limit; knows when, not how.
import { startRounds, type Clock, type Going, type Rounds } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { followSome, type ProfileKeys, type ReadTraits } from './follow.ts';

const lookEveryMs = 2_000;
/** A station that came back first says what it has to say. */
const settlesWithinMs = 3_000;
/** Rests between two sets longer than a set took: stations' words come first. */
const restFactor = 2;

export function startLimitKeeper(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  newId(): string;
  keys: readonly ProfileKeys[];
  readTraits: ReadTraits;
  /** Tells that a command waits for the station. */
  ring(stationId: number): void;
  onFault(error: unknown): void;
  patienceMs?: number;
}): Rounds {
  const { doors, clock, ring, onFault, patienceMs = settlesWithinMs } = options;

  async function followAll(going: Going): Promise<void> {
    while (!going.isStopped()) {
      const beganMs = clock.monotonicMs();
      const now = clock.now();
      const asked = { ...options, now, settledBefore: new Date(now.getTime() - patienceMs) };
      const { looked, queued } = await doors.withIngest((tx) => followSome(tx, asked));
      for (const stationId of queued) ring(stationId);
      if (looked === 0) return;
      await going.rest(beganMs, restFactor);
    }
  }

  return startRounds({ clock, everyMs: lookEveryMs, onFault, round: followAll });
}
