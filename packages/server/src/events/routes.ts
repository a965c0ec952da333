// The HTTP face of station events.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset } from '../http/wire.ts';
import { listEventsOfDay } from './events.ts';
import { EventFilter, EventsOfDay, StationEvent } from './wire.ts';

export function eventRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(StationEvent.schema);
  api.get(
    '/stations/:id/events',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'A day of a station’s events, the latest first',
        tags: ['stations'],
        params: IdInPath,
        querystring: EventFilter,
        response: { 200: EventsOfDay },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { query } = request;
      const asked = { ...query, ...limitAndOffset(query), stationId: request.params.id, now: clock.now() };
      return doors.withTenant(viewer.organization.id, (tx) => listEventsOfDay(tx, viewer, asked));
    },
  );
}
