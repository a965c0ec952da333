// The HTTP face of the dashboard.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { readDashboard } from './dashboard.ts';
import { Dashboard, DashboardFilter } from './wire.ts';

export function dashboardRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.get(
    '/dashboard',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'Groups, stations and points with their states',
        tags: ['dashboard'],
        querystring: DashboardFilter,
        response: { 200: Dashboard },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      const { groupId, stationIds } = request.query;
      const cut = { groupId, only: stationIds?.split(',').map(Number) };
      const shown = await doors.withTenant(organization.id, (tx) => readDashboard(tx, sight, cut));
      return { ...shown, at: clock.now() };
    },
  );
}
