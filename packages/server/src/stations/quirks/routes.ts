// The HTTP face of what is special about a station.
import type { Doors } from '../../db/doors.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { IdInPath } from '../../http/wire.ts';
import { forgetQuirk, listDeviations, listQuirks, setQuirk } from './quirks.ts';
import { Deviations, QuirkInPath, QuirkSetting, StationQuirks } from './wire.ts';

export function quirkRoutes(api: Api, doors: Doors): void {
  api.addSchema(StationQuirks.schema);
  const config = { permission: 'login' } as const;
  const tags = ['stations'];
  const adminsOnly = { permission: 'admin' } as const;
  const response = { 200: StationQuirks.ref };

  api.get(
    '/stations/:id/quirks',
    { config, schema: { summary: 'What is special about a station', tags, params: IdInPath, response } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listQuirks(tx, sight, request.params.id));
    },
  );

  api.get(
    '/stations/:id/deviations',
    {
      config,
      schema: { summary: 'How a station left the standard', tags, params: IdInPath, response: { 200: Deviations } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listDeviations(tx, sight, request.params.id));
    },
  );

  api.put(
    '/stations/:id/quirks/:quirk',
    {
      config: adminsOnly,
      schema: { summary: 'Treat a station by a quirk', tags, params: QuirkInPath, body: QuirkSetting, response },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id: stationId, quirk } = request.params;
      const { parameters } = request.body;
      return doors.withTenant(viewer.organization.id, (tx) => setQuirk(tx, viewer, { stationId, quirk, parameters }));
    },
  );

  api.delete(
    '/stations/:id/quirks/:quirk',
    {
      config: adminsOnly,
      schema: { summary: 'Lift or forget a quirk of a station', tags, params: QuirkInPath, response },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id, quirk } = request.params;
      return doors.withTenant(viewer.organization.id, (tx) => forgetQuirk(tx, viewer, id, quirk));
    },
  );
}
