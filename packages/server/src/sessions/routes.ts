// The HTTP face of charging events.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, itemsOf, limitAndOffset, pageOf } from '../http/wire.ts';
import { getSession, listSamples, listSessions } from './sessions.ts';
import { Sample, Session, SessionFilter, SessionRow } from './wire.ts';

export function sessionRoutes(api: Api, { doors }: { doors: Doors }): void {
  for (const { schema } of [SessionRow, Session, Sample]) api.addSchema(schema);
  const config = { permission: 'login' } as const;
  const tags = ['sessions'];

  api.get(
    '/sessions',
    {
      config,
      schema: {
        summary: 'Charging events, the latest first',
        tags,
        querystring: SessionFilter,
        response: { 200: pageOf(SessionRow.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listSessions(tx, sight, wanted));
    },
  );

  api.get(
    '/sessions/:id',
    { config, schema: { summary: 'One charging event', tags, params: IdInPath, response: { 200: Session.ref } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getSession(tx, sight, request.params.id));
    },
  );

  api.get(
    '/sessions/:id/samples',
    {
      config,
      schema: {
        summary: 'What was metered during a charging event',
        tags,
        params: IdInPath,
        response: { 200: itemsOf(Sample.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listSamples(tx, sight, request.params.id)) };
    },
  );
}
