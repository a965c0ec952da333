// What Prometheus reads: the process, the requests, and gauges that other parts hand in. Told only to near callers.
import { BlockList, isIPv6 } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Failure } from '../failures.ts';

/** One number, or one for each set of labels, asked for when somebody looks. */
export type Measure = {
  name: string;
  help: string;
  labels?: readonly string[];
  read(): number | readonly LabelledValue[];
};
type LabelledValue = { labels: Readonly<Record<string, string>>; value: number };

/** The process's own measures hold on to the event loop, so a process asks for them once. */
export function createRegistry(measures: readonly Measure[], options: { ofProcess: boolean }): Registry {
  const register = new Registry();
  if (options.ofProcess) collectDefaultMetrics({ register, prefix: 'stationmaster_' });
  for (const measure of measures) addGauge(register, measure);
  return register;
}

function addGauge(register: Registry, { name, help, labels = [], read }: Measure): void {
  const gauge: Gauge = new Gauge({
    name: `stationmaster_${name}`,
    help,
    labelNames: [...labels],
    registers: [register],
    collect(): void {
      const now = read();
      gauge.reset();
      if (typeof now === 'number') gauge.set(now);
      else for (const { labels, value } of now) gauge.set(labels, value);
    },
  });
}

export function measureRequests(app: FastifyInstance, register: Registry): void {
  const seconds = new Histogram({
    name: 'stationmaster_http_request_seconds',
    help: 'Time to answer a request of the panel or the API.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [register],
  });
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'panel';
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.get('/metrics', { config: { permission: 'public' }, schema: { hide: true } }, async (request, reply) => {
    if (!isNear(request)) throw new Failure('not_found');
    return reply.type(register.contentType).send(await register.metrics());
  });
}

const near = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  near.addSubnet(network, prefix, 'ipv4');
}
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

/**
 * Figures of the whole installation are not for strangers: only this machine and private networks may read them. A proxy that
 * is not trusted speaks for anybody, however near it is.
 */
function isNear({ ip, socket, headers }: FastifyRequest): boolean {
  const relayed = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  if (relayed && ip === socket.remoteAddress) return false;
  return near.check(ip, isIPv6(ip) ? 'ipv6' : 'ipv4');
}
