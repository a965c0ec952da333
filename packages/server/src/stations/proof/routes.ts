// The HTTP face of what a station must show to be let in.
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { IdInPath } from '../../http/wire.ts';
import { NewProof, ShownPassword } from '../wire.ts';
import { setProof, type KeyParts } from './proof.ts';

export type ProofParts = KeyParts & { doors: Doors; clock: Clock; bus: { ring(stationId: number): void } };

export function proofRoutes(api: Api, parts: ProofParts): void {
  const { doors, clock, bus } = parts;

  api.post(
    '/stations/:id/proof',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'What a station must show to be let in; a new password',
        tags: ['stations'],
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
}
