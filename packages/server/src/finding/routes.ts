// The HTTP face of finding anything.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { findAnything } from './finding.ts';
import { FindQuery, Found } from './wire.ts';

export function findingRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.get(
    '/find',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'The best five of each kind that a text is found in',
        tags: ['finding'],
        querystring: FindQuery,
        response: { 200: Found },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      return doors.withTenant(viewer.organization.id, (tx) => findAnything(tx, viewer, request.query.text));
    },
  );
}
