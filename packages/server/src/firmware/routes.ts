// The HTTP face of firmware images, for admins.
import { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import {
  createImage,
  deleteImage,
  demandImage,
  keepImageFile,
  listImages,
  placeOfImage,
  type FileStore,
} from './firmware.ts';
import { FirmwareFilter, FirmwareImage, NewFirmwareImage } from './wire.ts';

const config = { permission: 'admin' } as const;
const tags = ['firmware'];

export type FirmwareParts = { doors: Doors; clock: Clock; files: FileStore };

export function firmwareRoutes(api: Api, { doors, clock, files }: FirmwareParts): void {
  api.addSchema(FirmwareImage.schema);
  // Not gathered in memory: the route streams it to the disk.
  api.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));

  api.get(
    '/firmware',
    {
      config,
      schema: {
        summary: 'Firmware images',
        tags,
        querystring: FirmwareFilter,
        response: { 200: pageOf(FirmwareImage.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listImages(tx, sight, wanted));
    },
  );

  api.post(
    '/firmware',
    {
      config,
      schema: {
        summary: 'Add a firmware image, whose file is uploaded next',
        tags,
        body: NewFirmwareImage,
        response: { 201: FirmwareImage.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const now = clock.now();
      const image = await doors.withTenant(viewer.organization.id, (tx) => createImage(tx, viewer, request.body, now));
      return reply.code(201).send(image);
    },
  );

  api.put(
    '/firmware/:id/file',
    {
      config: { ...config, bringsFile: true },
      schema: {
        summary: 'Upload the file of a firmware image, as application/octet-stream',
        tags,
        params: IdInPath,
        response: { 200: FirmwareImage.ref },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const { id: organizationId } = viewer.organization;
      await doors.withTenant(organizationId, (tx) => demandImage(tx, viewer.sight, id));
      if (!(request.body instanceof Readable)) throw new Failure('invalid_input');
      const file = await files.write(placeOfImage(organizationId, id), request.body);
      const given = { id, file, now: clock.now() };
      return doors.withTenant(organizationId, (tx) => keepImageFile(tx, viewer, given));
    },
  );

  api.delete(
    '/firmware/:id',
    { config, schema: { summary: 'Delete a firmware image', tags, params: IdInPath } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const now = clock.now();
      await doors.withTenant(viewer.organization.id, (tx) => deleteImage(tx, viewer, id, now));
      await files.remove(placeOfImage(viewer.organization.id, id));
      return reply.code(204).send();
    },
  );
}
