// Looks every second, on every node, for runs that are due; knows when, not what.
import { startRounds, type Clock, type Going, type Rounds } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { atOnce, performDue } from './perform.ts';
import { selectOrganizationsDue } from './queries.ts';

const lookEveryMs = 1_000;
/** Rests between two sets longer than a set took: stations' words come first. */
const restFactor = 1;

export function startTaskRunner(options: {
  doors: Pick<Doors, 'withDirectory' | 'withTenant'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = options;

  async function runIn(organizationId: number, going: Going): Promise<void> {
    while (!going.isStopped()) {
      const beganMs = clock.monotonicMs();
      const ended = await doors.withTenant(organizationId, (tx) => performDue(tx, clock.now(), options));
      if (ended < atOnce) return;
      await going.rest(beganMs, restFactor);
    }
  }

  async function runAll(going: Going): Promise<void> {
    const organizationIds = await doors.withDirectory((tx) => selectOrganizationsDue(tx, clock.now()));
    // The trouble of one organization is not that of the next.
    for (const id of organizationIds) await runIn(id, going).catch(onFault);
  }

  return startRounds({ clock, everyMs: lookEveryMs, onFault, round: runAll });
}
