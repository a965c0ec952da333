// The HTTP face of what a station must show to be let in.
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { Type } from '@fastify/type-provider-typebox';
import { IdInPath } from '../../http/wire.ts';
import { NewProof, ShownPassword } from '../wire.ts';
import { certificateRoutes } from '../certificates/routes.ts';
import { allowPlain, setProof, type KeyParts } from './proof.ts';

export type ProofParts = KeyParts & { doors: Doors; clock: Clock; bus: { ring(stationId: number): void } };

export function proofRoutes(api: Api, parts: ProofParts): void {
  const { doors, clock, bus } = parts;
  certificateRoutes(api, parts);
  const config = { permission: 'admin' } as const;
  const tags = ['stations'];

  api.post(
    '/stations/:id/proof',
    {
      config,
      schema: {
        summary: 'What a station must show to be let in; a new password',
        tags,
        params: IdInPath,
        body: NewProof,
        response: { 200: ShownPassword },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const keys = { ...parts, now: clock.now() };
      const password = await doors.withTenant(viewer.organization.id, (tx) =>
        setProof(tx, keys, viewer, { ...request.body, stationId: id }),
      );
      bus.ring(id);
      return { password };
    },
  );

  api.post(
    '/stations/:id/allow-plain',
    {
      config,
      schema: {
        summary: 'Let a station that came over TLS come without it again',
        tags,
        params: IdInPath,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      await doors.withTenant(viewer.organization.id, (tx) => allowPlain(tx, viewer, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
