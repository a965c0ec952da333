// The HTTP face of connections that were refused.
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, itemsOf } from '../http/wire.ts';
import { dismissStranger, listRefusals, listStrangers } from './knocks.ts';
import { Dismissal, Refusal, Stranger } from './wire.ts';

export function knockRoutes(api: Api, { doors }: { doors: Doors }): void {
  for (const { schema } of [Refusal, Stranger]) api.addSchema(schema);
  const config = { permission: 'admin' } as const;
  const tags = ['stations'];

  api.get(
    '/stations/:id/refusals',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'When a station was refused, and why',
        tags,
        params: IdInPath,
        response: { 200: itemsOf(Refusal.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listRefusals(tx, sight, request.params.id)) };
    },
  );

  api.get(
    '/strangers',
    { config, schema: { summary: 'Unknown stations that knocked', tags, response: { 200: itemsOf(Stranger.ref) } } },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listStrangers(tx, sight)) };
    },
  );

  api.post(
    '/strangers/dismiss',
    {
      config,
      schema: { summary: 'Dismiss an unknown station', tags, body: Dismissal, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { identifier } = request.body;
      await doors.withTenant(viewer.organization.id, (tx) => dismissStranger(tx, viewer, identifier));
      return reply.code(204).send(null);
    },
  );
}
