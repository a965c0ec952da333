// The HTTP face of files of stations for operators; stations themselves come to the door beside it.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, itemsOf } from '../http/wire.ts';
import { deleteFile, listTransfers, placeOfFile, takeFile, type FileStore } from './transfers.ts';
import { Transfer, TransferInPath } from './wire.ts';

const tags = ['commands'];

export type TransferParts = { doors: Doors; clock: Clock; files: FileStore };

export function transferRoutes(api: Api, { doors, clock, files }: TransferParts): void {
  api.addSchema(Transfer.schema);

  api.get(
    '/stations/:id/transfers',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'A station’s firmware updates and diagnostics',
        tags,
        params: IdInPath,
        response: { 200: itemsOf(Transfer.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listTransfers(tx, sight, request.params.id)) };
    },
  );

  api.get(
    '/transfers/:id/file',
    {
      config: { permission: 'login' },
      schema: { summary: 'Download what a station has brought', tags, params: TransferInPath },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const file = await doors.withTenant(viewer.organization.id, (tx) => takeFile(tx, viewer, id));
      const kept = await files.read(placeOfFile(viewer.organization.id, id));
      if (kept === undefined) throw new Failure('file_gone');
      // Whatever it is, a browser only saves it (S-10).
      return reply
        .type('application/octet-stream')
        .header('content-disposition', `attachment; filename="${file.name}"`)
        .header('content-length', kept.sizeBytes)
        .send(kept.bytes);
    },
  );

  api.delete(
    '/transfers/:id/file',
    {
      config: { permission: 'admin' },
      schema: { summary: 'Delete what a station has brought', tags, params: TransferInPath },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      await doors.withTenant(viewer.organization.id, (tx) => deleteFile(tx, viewer, id, clock.now()));
      await files.remove(placeOfFile(viewer.organization.id, id));
      return reply.code(204).send();
    },
  );
}
