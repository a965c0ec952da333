// Whether this process lives and whether it can work: for balancers and supervisors.
import type { FastifyInstance } from 'fastify';
import type { Doors } from '../db/doors.ts';

export type Readiness = { doors: Doors; isAccepting(): boolean };

export function reportHealth(app: FastifyInstance, { doors, isAccepting }: Readiness): void {
  const open = { config: { permission: 'public' }, schema: { hide: true }, logLevel: 'warn' } as const;
  app.get('/healthz', open, () => ({ status: 'alive' }));
  app.get('/readyz', open, async (_request, reply) => {
    const database = await canRead(doors);
    const stations = isAccepting();
    const ready = database && stations;
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', database, stations });
  });
}

async function canRead(doors: Doors): Promise<boolean> {
  try {
    await doors.withDirectory((tx) => tx.query('select 1'));
    return true;
  } catch {
    return false;
  }
}
