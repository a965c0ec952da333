// Looks, in the background, for local lists that are to be told something; knows when, not how.
import { startRounds, type Clock, type Going, type Rounds } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { tellSome, type ListKeys } from './tell.ts';

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
}): Rounds {
  const { doors, clock, onFault, patience = { afterChangeMs: 5_000, afterConnectMs: 60_000 } } = options;

  async function tellAll(going: Going): Promise<void> {
    while (!going.isStopped()) {
      const beganMs = clock.monotonicMs();
      const now = clock.now();
      const changedUntil = new Date(now.getTime() - patience.afterChangeMs);
      const settledBefore = new Date(now.getTime() - patience.afterConnectMs);
      const asked = { ...options, now, changedUntil, settledBefore };
      if (!(await doors.withIngest((tx) => tellSome(tx, asked)))) return;
      await going.rest(beganMs, restFactor);
    }
  }

  return startRounds({ clock, everyMs: lookEveryMs, onFault, round: tellAll });
}
