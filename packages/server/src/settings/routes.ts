// The HTTP face of advanced settings.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, itemsOf } from '../http/wire.ts';
import { listSettings } from './settings.ts';
import { Setting } from './wire.ts';

export function settingRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.addSchema(Setting.schema);

  api.get(
    '/stations/:id/settings',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'A station’s advanced settings as it last reported them',
        tags: ['stations'],
        params: IdInPath,
        response: { 200: itemsOf(Setting.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listSettings(tx, sight, request.params.id)) };
    },
  );
}
