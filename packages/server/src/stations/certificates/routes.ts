// The HTTP face of the certificates that stations have proved themselves by.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { IdInPath, itemsOf } from '../../http/wire.ts';
import { listCertificates, revoke } from './certificates.ts';
import { RevokedCertificate, StationCertificate } from './wire.ts';

type Parts = { doors: Doors; clock: Clock; bus: { ring(stationId: number): void } };

const tags = ['stations'];

export function certificateRoutes(api: Api, { doors, clock, bus }: Parts): void {
  api.addSchema(StationCertificate.schema);

  api.get(
    '/stations/:id/certificates',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'The certificates that a station has proved itself by',
        tags,
        params: IdInPath,
        response: { 200: itemsOf(StationCertificate.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listCertificates(tx, sight, request.params.id)) };
    },
  );

  api.post(
    '/stations/:id/certificates/revoke',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Revoke a certificate of a station',
        tags,
        params: IdInPath,
        body: RevokedCertificate,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const asked = { ...request.body, stationId: id, now: clock.now() };
      await doors.withTenant(viewer.organization.id, (tx) => revoke(tx, viewer, asked));
      bus.ring(id);
      return reply.code(204).send(null);
    },
  );
}
