// The HTTP face of certificate authorities.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { addAuthority, listAuthorities, removeAuthority } from './authorities.ts';
import type { SigningParts } from './signing/own.ts';
import { AuthorityFilter, CertificateAuthority, NewAuthority } from './wire.ts';

type Parts = SigningParts & { doors: Doors; clock: Clock };

const config = { permission: 'admin' } as const;
const tags = ['stations'];

export function authorityRoutes(api: Api, { doors, clock, secretKey, random }: Parts): void {
  api.addSchema(CertificateAuthority.schema);

  api.get(
    '/certificate-authorities',
    {
      config,
      schema: {
        summary: 'Whose signature under the certificate of a station counts',
        tags,
        querystring: AuthorityFilter,
        response: { 200: pageOf(CertificateAuthority.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listAuthorities(tx, sight, wanted));
    },
  );

  api.post(
    '/certificate-authorities',
    {
      config,
      schema: {
        summary: 'Add a certificate authority, or make one that signs here',
        tags,
        body: NewAuthority,
        response: { 201: CertificateAuthority.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const wish = { asked: request.body, now: clock.now(), secretKey, random };
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
