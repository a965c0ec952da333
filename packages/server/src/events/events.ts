// Station events as operators read them, by day of the organization's time zone.
import type { TenantTx } from '../db/doors.ts';
import { demandStation } from '../stations/stations.ts';
import type { Viewer } from '../viewer.ts';
import { dayOf, spanOfDay } from './day.ts';
import { selectChoices, selectEvents, type Wanted } from './queries.ts';
import type { EventsOfDay } from './wire.ts';

export { startForgetting } from './forget.ts';

export type DayAsked = Wanted & { stationId: number; day?: string; now: Date };

export async function listEventsOfDay(
  tx: TenantTx,
  { sight, organization }: Viewer,
  { stationId, day: asked, now, ...wanted }: DayAsked,
): Promise<EventsOfDay> {
  const day = asked ?? dayOf(now, organization.timeZone);
  await demandStation(tx, sight, stationId);
  const span = spanOfDay(day, organization.timeZone);
  const choices = await selectChoices(tx, stationId, span);
  return { day, choices, ...(await selectEvents(tx, stationId, span, wanted)) };
}
