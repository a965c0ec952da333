// Deletes what the OCPP log no longer has to keep.
import { startRounds, type Clock, type Going, type Rounds } from '../clock.ts';
import type { Doors } from '../db/doors.ts';

export const framesKeptDays = 7;
const everyMs = 10 * 60_000;
const atOnce = 5_000;

/** In sets with a rest between them; resolves, when stopped, after the set that is under way. */
export function startForgettingFrames(parts: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = parts;

  async function forgetAll(going: Going): Promise<void> {
    let gone = atOnce;
    while (!going.isStopped() && gone === atOnce) gone = await forgetSome();
  }

  async function forgetSome(): Promise<number> {
    const until = new Date(clock.now().getTime() - framesKeptDays * 86_400_000);
    return doors.withIngest(async (tx) => {
      const rows = await tx.query(
        'delete from frames where ctid = any (array(select ctid from frames where at < $1 limit $2)) returning 1',
        [until, atOnce],
      );
      return rows.length;
    });
  }

  return startRounds({ clock, everyMs, onFault, round: forgetAll });
}
