// The API's own description: the OpenAPI document, and a page that shows it to people.
import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { Problem } from '../problem.ts';
import { peopleOnly, type Permission } from '../route.ts';
import { renderDocument, stylesheet, type OpenApiDocument } from './page.ts';

const apiVersion = '1';

export async function describeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Stationmaster',
        version: apiVersion,
        description:
          'What the operator panel uses, open to your own programs. An admin makes an API key for a program, which sends ' +
          'it with each request: Authorization: Bearer sm_… and nothing else is needed. The panel itself logs in, keeps ' +
          'the cookie, and sends the login’s csrfToken as X-CSRF-Token and an Origin of this server with everything but ' +
          'GET. A few routes are for people alone and take no API key.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/api/v1' }],
      components: {
        securitySchemes: {
          login: { type: 'apiKey', in: 'cookie', name: 'stationmaster_login' },
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key, which begins with sm_' },
        },
      },
    },
    refResolver: { buildLocalReference: ({ $id }) => (typeof $id === 'string' ? $id : 'unnamed') },
    transform: ({ schema, url, route }) => {
      const response = { ...responsesOf(schema), default: refusal };
      return { schema: { ...schema, response, security: waysIn(route.config?.permission) }, url };
    },
  });
}

function waysIn(permission: Permission = 'public'): Record<string, string[]>[] {
  if (permission === 'public') return [];
  return peopleOnly.has(permission) ? [{ login: [] }] : [{ login: [] }, { apiKey: [] }];
}

const refusal = {
  description: 'What stood in the way',
  content: { 'application/problem+json': { schema: Problem.ref } },
};

function responsesOf(schema: FastifySchema): object {
  return typeof schema.response === 'object' && schema.response !== null ? schema.response : {};
}

export function documentOf(app: FastifyInstance): OpenApiDocument {
  return app.swagger() as OpenApiDocument;
}

export function publishDescription(app: FastifyInstance): void {
  const open = { config: { permission: 'public' }, schema: { hide: true } } as const;
  app.get('/api/v1/openapi.json', open, (_request, reply) => reply.send(documentOf(app)));
  app.get('/api/v1/docs', open, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(renderDocument(documentOf(app))),
  );
  app.get('/api/v1/docs.css', open, (_request, reply) => reply.type('text/css; charset=utf-8').send(stylesheet));
}
