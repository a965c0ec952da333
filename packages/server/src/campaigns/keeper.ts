// Gives the commands of campaigns out, so many a second in each organization, and rings for the stations that they are for.
import type { Bus } from '../bus/bus.ts';
import { startRounds, type Clock, type Rounds } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { giveOut } from './give-out.ts';

const everyMs = 1_000;

export function startCampaignKeeper(options: {
  doors: Pick<Doors, 'withIngest'>;
  bus: Pick<Bus, 'ring'>;
  clock: Clock;
  perSecond: number;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, bus, clock, perSecond, onFault } = options;
  return startRounds({
    clock,
    everyMs,
    onFault,
    async round() {
      const stationIds = await doors.withIngest((tx) => giveOut(tx, { now: clock.now(), most: perSecond, everyMs }));
      for (const stationId of stationIds) bus.ring(stationId);
    },
  });
}
