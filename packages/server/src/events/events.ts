// Station events as operators read them, by day of the organization's time zone.
import type { TenantTx } from '../db/doors.ts';
import { demandStation } from '../stations/stations.ts';
import type { Viewer } from '../viewer.ts';
import { dayOf, spanOfDay } from './day.ts';
import { selectEvents } from './queries.ts';
import type { StationEvent } from './wire.ts';

export { startForgetting, type Forgetter } from './forget.ts';

export type DayAsked = { stationId: number; day: string | undefined; now: Date };

// A station that chatters all day is not shown beyond this.
const mostPerDay = 2_000;

export async function listEventsOfDay(
  tx: TenantTx,
  { sight, organization }: Viewer,
  { stationId, day: asked, now }: DayAsked,
): Promise<{ day: string; items: StationEvent[] }> {
  const day = asked ?? dayOf(now, organization.timeZone);
  await demandStation(tx, sight, stationId);
  return { day, items: await selectEvents(tx, stationId, spanOfDay(day, organization.timeZone), mostPerDay) };
}
