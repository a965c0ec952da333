// Work that no answer is to wait for; the server does not end before it is done. Knows no work by name.
import type { FastifyInstance } from 'fastify';

export type Later = (task: () => Promise<void>) => void;

export function createLater(app: FastifyInstance): Later {
  const underWay = new Set<Promise<void>>();
  app.addHook('onClose', async () => void (await Promise.all(underWay)));
  return (task) => {
    const done: Promise<void> = task()
      .catch((error: unknown) => app.log.error({ err: error }, 'What was left for later has failed.'))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
}
