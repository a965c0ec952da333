// The HTTP face of what stands beside the list of charging stations: their number, and what it can be filtered by.
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../../db/doors.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { StationChoices, StationFilter } from '../wire.ts';
import { countStations, listChoices } from './list.ts';

export function listRoutes(api: Api, doors: Doors): void {
  const config = { permission: 'login' } as const;
  const tags = ['stations'];

  api.get(
    '/stations/count',
    {
      config,
      schema: {
        summary: 'How many stations fit',
        tags,
        querystring: StationFilter,
        response: { 200: Type.Object({ total: Type.Integer() }) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { total: await doors.withTenant(organization.id, (tx) => countStations(tx, sight, request.query)) };
    },
  );

  api.get(
    '/stations/choices',
    { config, schema: { summary: 'What stations can be filtered by', tags, response: { 200: StationChoices } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listChoices(tx, sight));
    },
  );
}
