// The HTTP face of nightly backups that fail.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { Instant, nullable } from '../../http/wire.ts';
import { findToldFault } from './faults.ts';

const config = { permission: 'admin' } as const;
const BackupFault = Type.Object({
  /** Null where the last one went well, and for all but the organization-wide admins of the first organization. */
  fault: nullable(Type.Object({ since: Instant, triedAt: Instant, reason: Type.String() })),
});

export function backupRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.get(
    '/backup-fault',
    {
      config,
      schema: { summary: 'Whether nightly backups fail', tags: ['organization'], response: { 200: BackupFault } },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { fault: await doors.withTenant(organization.id, (tx) => findToldFault(tx, sight, clock.now())) };
    },
  );
}
