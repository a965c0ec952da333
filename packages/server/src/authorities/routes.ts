// The HTTP face of certificate authorities.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, itemsOf } from '../http/wire.ts';
import { addAuthority, listAuthorities, removeAuthority } from './authorities.ts';
import { CertificateAuthority, NewAuthority } from './wire.ts';

const config = { permission: 'admin' } as const;
const tags = ['stations'];

export function authorityRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(CertificateAuthority.schema);

  api.get(
    '/certificate-authorities',
    {
      config,
      schema: {
        summary: 'Whose signature under the certificate of a station counts',
        tags,
        response: { 200: itemsOf(CertificateAuthority.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listAuthorities(tx, sight)) };
    },
  );

  api.post(
    '/certificate-authorities',
    {
      config,
      schema: {
        summary: 'Add a certificate authority',
        tags,
        body: NewAuthority,
        response: { 201: CertificateAuthority.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const wish = { asked: request.body, now: clock.now() };
      const added = await doors.withTenant(viewer.organization.id, (tx) => addAuthority(tx, viewer, wish));
      return reply.code(201).send(added);
    },
  );

  api.delete(
    '/certificate-authorities/:id',
    {
      config,
      schema: {
        summary: 'Remove a certificate authority',
        tags,
        params: IdInPath,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      await doors.withTenant(viewer.organization.id, (tx) => removeAuthority(tx, viewer, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
