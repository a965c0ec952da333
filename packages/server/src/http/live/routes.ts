// GET /live: the stream of news an open panel listens to.
import { Type } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hardening } from '../headers.ts';
import { viewerOf, type Api } from '../route.ts';
import type { LiveHub } from './live-hub.ts';

export function liveRoutes(api: Api, hub: LiveHub): void {
  api.addHook('preClose', (done) => {
    hub.close();
    done();
  });
  api.get(
    '/live',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'Stream of news',
        description:
          'Server-sent events. `news` names what changed; `reset` says that something was missed and everything is to be read again; `ended` that the login is over; `alive` comes every 15 seconds. Last-Event-ID goes on where a stream broke off.',
        tags: ['live'],
        response: { 200: { content: { 'text/event-stream': { schema: Type.String() } } } },
      },
    },
    async (request, reply) => {
      await stream(hub, request, reply);
      return reply;
    },
  );
}

async function stream(hub: LiveHub, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const opening = hub.open(viewerOf(request), reply.raw, lastEventIdOf(request));
  reply.raw.once('close', () => void opening.then((leave) => leave()).catch(() => undefined));
  reply.raw.setHeaders(new Headers({ ...hardening, ...streaming }));
  await opening;
  reply.hijack();
}

const streaming = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Asks proxies of the nginx family not to hold events back.
  'x-accel-buffering': 'no',
};

function lastEventIdOf(request: FastifyRequest): string | undefined {
  const shown = request.headers['last-event-id'];
  return typeof shown === 'string' ? shown : undefined;
}
