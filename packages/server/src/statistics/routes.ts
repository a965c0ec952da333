// The HTTP face of figures over groups of stations.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { itemsOf } from '../http/wire.ts';
import { overTimeRoutes } from './over-time/routes.ts';
import { listGroupTotals, readLastDay } from './statistics.ts';
import { GroupTotals, LastDay, LastDayFilter } from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['statistics'];

export function statisticsRoutes(api: Api, parts: { doors: Doors; clock: Clock }): void {
  const { doors, clock } = parts;
  api.addSchema(GroupTotals.schema);
  overTimeRoutes(api, parts);

  api.get(
    '/statistics/groups',
    {
      config,
      schema: { summary: 'What each group holds with all below it', tags, response: { 200: itemsOf(GroupTotals.ref) } },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const now = clock.now();
      return { items: await doors.withTenant(viewer.organization.id, (tx) => listGroupTotals(tx, viewer, now)) };
    },
  );

  api.get(
    '/statistics/last-24-hours',
    {
      config,
      schema: {
        summary: 'What was charged in the last 24 hours, in the domain, in a group of it or at a station',
        tags,
        querystring: LastDayFilter,
        response: { 200: LastDay },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { groupId, stationId } = request.query;
      const asked = { now: clock.now(), groupId, stationId };
      return doors.withTenant(viewer.organization.id, (tx) => readLastDay(tx, viewer, asked));
    },
  );
}
