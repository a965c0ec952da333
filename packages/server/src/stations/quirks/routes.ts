// The HTTP face of how stations count.
import type { Doors } from '../../db/doors.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { IdInPath } from '../../http/wire.ts';
import { NewScale, QuirkInPath, StationQuirks } from '../wire.ts';
import { forgetQuirk, listQuirks, setEnergyScale } from './quirks.ts';

export function quirkRoutes(api: Api, doors: Doors): void {
  api.addSchema(StationQuirks.schema);
  const config = { permission: 'login' } as const;
  const tags = ['stations'];
  const adminsOnly = { permission: 'admin' } as const;
  const response = { 200: StationQuirks.ref };

  api.get(
    '/stations/:id/quirks',
    { config, schema: { summary: 'How a station counts', tags, params: IdInPath, response } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listQuirks(tx, sight, request.params.id));
    },
  );

  api.put(
    '/stations/:id/energy-scale',
    {
      config: adminsOnly,
      schema: {
        summary: 'What a station’s watt-hours are multiplied by',
        tags,
        params: IdInPath,
        body: NewScale,
        response,
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return doors.withTenant(viewer.organization.id, (tx) => setEnergyScale(tx, viewer, id, request.body.scale));
    },
  );

  api.delete(
    '/stations/:id/quirks/:quirk',
    {
      config: adminsOnly,
      schema: { summary: 'Forget how a station counted', tags, params: QuirkInPath, response },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id, quirk } = request.params;
      return doors.withTenant(viewer.organization.id, (tx) => forgetQuirk(tx, viewer, id, quirk));
    },
  );
}
