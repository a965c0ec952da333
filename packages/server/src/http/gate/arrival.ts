// How long the body of a request may take to arrive (S-7). Knows no resource.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../../clock.ts';

const patienceMs = 5 * 60_000;

/** Goes before the gate, since who is refused may dribble too; the routes of files wait once the gate has let somebody in. */
export function boundArrival(app: FastifyInstance, clock: Pick<Clock, 'startTimer'>): void {
  const cancels = new WeakMap<FastifyRequest, () => void>();
  app.addHook('onRequest', (request, _reply, done) => {
    const { raw } = request;
    if (bringsBody(request)) {
      const cancel = clock.startTimer(patienceMs, () => raw.destroy());
      raw.once('end', cancel).once('close', cancel);
      cancels.set(request, cancel);
    }
    done();
  });
  app.addHook('preParsing', (request, _reply, payload, done) => {
    if (request.routeOptions.config.bringsFile === true) cancels.get(request)?.();
    done(null, payload);
  });
}

function bringsBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
