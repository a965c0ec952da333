// Ends a window before its time, where its task is taken away: what it has set is set as its end would have set it.
import type { TenantTx } from '../../db/doors.ts';
import { switchDriverGroup } from '../../driver-groups/driver-groups.ts';
import { switchDriver } from '../../drivers/drivers.ts';
import { wantLimits } from '../../limits/limits.ts';
import type { Actor } from '../../viewer.ts';
import { setBy } from '../rules.ts';
import type { Task } from '../wire.ts';
import { selectStationsHeld } from './queries.ts';

/** What holds from now on, and of a limit on how many charging stations. */
export type EndedEarly = { limitAmps: number | null; stations: number } | { turnsOn: boolean };

/** Where something else was wanted since the window began, that stands. */
export async function endEarly(
  tx: TenantTx,
  { actor, now }: { actor: Actor; now: Date },
  task: Pick<Task, 'id' | 'target' | 'homeGroup' | 'limitAmps' | 'limitAmpsAfter' | 'turnsOn'>,
): Promise<EndedEarly> {
  const { id, target, homeGroup } = task;
  const { limitAmps, turnsOn } = setBy('end', task);
  if (turnsOn === null) {
    const stationIds = await selectStationsHeld(tx, id, homeGroup.id);
    const wants = stationIds.map((stationId) => ({ stationId, limitAmps, source: actor }));
    return { limitAmps, stations: await wantLimits(tx, wants, { now }) };
  }
  const wanted = { actor, homeGroupId: homeGroup.id, active: turnsOn };
  if (target?.kind === 'driver') await switchDriver(tx, target.id, wanted);
  if (target?.kind === 'driver_group') await switchDriverGroup(tx, target.id, wanted);
  return { turnsOn };
}
