// Whether this process lives and whether it can work: for balancers and supervisors.
import type { FastifyInstance } from 'fastify';
import type { Doors } from '../db/doors.ts';

export type Readiness = {
  doors: Doors;
  isAccepting(): boolean;
  /** Where there is a bus: it is told and no more, since without it panels are late and stations are served as ever. */
  isJoined?: (() => boolean) | undefined;
};

export function reportHealth(app: FastifyInstance, { doors, isAccepting, isJoined }: Readiness): void {
  const open = { config: { permission: 'public' }, schema: { hide: true }, logLevel: 'warn' } as const;
  app.get('/healthz', open, () => ({ status: 'alive' }));
  app.get('/readyz', open, async (_request, reply) => {
    const database = await canRead(doors);
    const stations = isAccepting();
    const ready = database && stations;
    const status = ready ? 'ready' : 'not ready';
    return reply.code(ready ? 200 : 503).send({ status, database, stations, bus: isJoined?.() });
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
