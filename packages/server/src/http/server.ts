// Builds the web server: gate, errors, headers, description, panel. It is told which routes there are and knows none.
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { TypeBoxValidatorCompiler, type TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import { describeRoutes, publishDescription } from './documentation/documentation.ts';
import { boundArrival } from './gate/arrival.ts';
import { guardRoutes, type Entry } from './gate/guard.ts';
import { hardening } from './headers.ts';
import { reportHealth, type Readiness } from './health.ts';
import { Me } from './me.ts';
import { measureRequests } from './measures.ts';
import { servePanel } from './panel.ts';
import { onError, Problem } from './problem.ts';
import { noteRefusal, type NoteRefusal } from './gate/refusals.ts';
import type { Api } from './route.ts';

export type ServerParts = Readiness &
  Entry & {
    log: FastifyBaseLogger;
    trustedProxies: readonly string[];
    /** The built panel; none where only the API is served. */
    panelFolder: string | undefined;
    registry: Registry;
    noteRefusal: NoteRefusal;
    clock: Pick<Clock, 'startTimer'>;
    addRoutes(api: Api): void;
  };

export async function buildServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = createApp(parts);
  app.setErrorHandler(async (error, request, reply) => {
    await noteRefusal(parts.noteRefusal, error, request);
    return onError(error, request, reply);
  });
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  app.addHook('onSend', async (_request, reply) => {
    for (const [name, value] of Object.entries(hardening)) if (!reply.hasHeader(name)) void reply.header(name, value);
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
  });
  boundArrival(app, parts.clock);
  guardRoutes(app, parts);
  await describeRoutes(app);
  measureRequests(app, parts.registry);
  reportHealth(app, parts);
  publishDescription(app);
  await app.register(
    (scope, _options, done) => {
      const api = scope.withTypeProvider<TypeBoxTypeProvider>();
      for (const { schema } of [Problem, Me]) api.addSchema(schema);
      parts.addRoutes(api);
      done();
    },
    { prefix: '/api/v1' },
  );
  servePanel(app, parts.panelFolder);
  return app;
}

function createApp({ log, trustedProxies }: ServerParts): FastifyInstance {
  return fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // Short enough to be read out on the telephone; the log has it too.
    genReqId: () => randomUUID().slice(0, 8),
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: 256 * 1024,
    // A compiler that is merely set is forgotten where a scope adds schemas. The factory's type speaks of ajv only.
    schemaController: { compilersFactory: { buildValidator: () => TypeBoxValidatorCompiler as never } },
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
  });
}
