// The HTTP face of importing charging stations.
import { viewerOf, type Api } from '../../http/route.ts';
import type { ProofParts } from '../proof/routes.ts';
import { ImportAnswer, StationImport } from '../wire.ts';
import { importStations } from './import.ts';

const bodyLimitBytes = 8 * 1024 * 1024;

export function importRoutes(api: Api, parts: ProofParts): void {
  api.post(
    '/stations/import',
    {
      bodyLimit: bodyLimitBytes,
      config: { permission: 'admin' },
      schema: {
        summary: 'Add many stations from a CSV file, or say what is wrong with it',
        tags: ['stations'],
        body: StationImport,
        response: { 200: ImportAnswer },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const keys = { ...parts, now: parts.clock.now() };
      return parts.doors.withTenant(viewer.organization.id, (tx) => importStations(tx, keys, viewer, request.body));
    },
  );
}
