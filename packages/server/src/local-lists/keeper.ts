// Looks, in the background, for local lists that are to be told something; knows when, not how.
import { startRounds, type Clock, type Going, type Rounds } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { tellSome, type KeysOfVersion } from './tell.ts';

const lookEveryMs = 5_000;
/** Rests between two sets longer than a set took: stations' words come first. */
const restFactor = 2;
const usualPatience = { afterChangeMs: 5_000, afterConnectMs: 60_000, afterAskingMs: 30_000 };

export function startListKeeper(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  newId(): string;
  keys: readonly KeysOfVersion[];
  onFault(error: unknown): void;
  /**
   * How long it waits for more of what operators change, and for a station that came back, or was asked, to say what it has
   * to say. Visits that end sooner count together.
   */
  patience?: { afterChangeMs: number; afterConnectMs: number; afterAskingMs: number };
}): Rounds {
  const { doors, clock, onFault, patience = usualPatience } = options;

  async function tellAll(going: Going): Promise<void> {
    while (!going.isStopped()) {
      const beganMs = clock.monotonicMs();
      const now = clock.now();
      const before = (ms: number) => new Date(now.getTime() - ms);
      const changedUntil = before(patience.afterChangeMs);
      const settledBefore = before(patience.afterConnectMs);
      const askedBefore = before(patience.afterAskingMs);
      const asked = { ...options, now, changedUntil, settledBefore, askedBefore };
      if (!(await doors.withIngest((tx) => tellSome(tx, asked)))) return;
      await going.rest(beganMs, restFactor);
    }
  }

  return startRounds({ clock, everyMs: lookEveryMs, onFault, round: tellAll });
}
