// The HTTP face of local lists.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath } from '../http/wire.ts';
import { getLocalList } from './local-lists.ts';
import { LocalList } from './wire.ts';

export function localListRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.addSchema(LocalList.schema);
  api.get(
    '/stations/:id/local-list',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'What a station’s local list of tokens holds',
        tags: ['stations'],
        params: IdInPath,
        response: { 200: LocalList.ref },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getLocalList(tx, sight, request.params.id));
    },
  );
}
