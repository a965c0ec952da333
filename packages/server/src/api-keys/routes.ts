// The HTTP face of API keys: for people alone, so that no key makes or saves another.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { loggedInOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { getApiKey, listApiKeys, makeApiKey, renameApiKey, revokeApiKey } from './api-keys.ts';
import { ApiKey, ApiKeyFilter, ApiKeyName, MadeApiKey, NewApiKey } from './wire.ts';

export type ApiKeyParts = { doors: Doors; clock: Clock; random(bytes: number): Buffer };

const config = { permission: 'adminOperator' } as const;
const tags = ['api keys'];

export function apiKeyRoutes(api: Api, parts: ApiKeyParts): void {
  api.addSchema(ApiKey.schema);
  addListRoutes(api, parts);
  addKeyRoutes(api, parts);
}

function addListRoutes(api: Api, { doors, clock, random }: ApiKeyParts): void {
  api.get(
    '/api-keys',
    {
      config,
      schema: {
        summary: 'API keys of one’s domain',
        tags,
        querystring: ApiKeyFilter,
        response: { 200: pageOf(ApiKey.ref) },
      },
    },
    (request) => {
      const { organization, sight } = loggedInOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listApiKeys(tx, sight, wanted));
    },
  );

  api.post(
    '/api-keys',
    {
      config,
      schema: {
        summary: 'Make an API key',
        description: 'The answer carries the secret, which is never shown again',
        tags,
        body: NewApiKey,
        response: { 201: MadeApiKey },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const making = { asked: request.body, random: random(32), now: clock.now() };
      const made = await doors.withTenant(viewer.organization.id, (tx) => makeApiKey(tx, viewer, making));
      return reply.code(201).send(made);
    },
  );
}

function addKeyRoutes(api: Api, { doors, clock }: Pick<ApiKeyParts, 'doors' | 'clock'>): void {
  api.get(
    '/api-keys/:id',
    { config, schema: { summary: 'One API key', tags, params: IdInPath, response: { 200: ApiKey.ref } } },
    async (request, reply) => {
      const { organization, sight } = loggedInOf(request);
      return tagged(reply, await doors.withTenant(organization.id, (tx) => getApiKey(tx, sight, request.params.id)));
    },
  );

  api.put(
    '/api-keys/:id',
    {
      config,
      schema: {
        summary: 'Rename an API key',
        tags,
        params: IdInPath,
        headers: IfMatch,
        body: ApiKeyName,
        response: { 200: ApiKey.ref },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const { id } = request.params;
      const wish = { ...request.body, version: versionIn(request.headers) };
      const renamed = await doors.withTenant(viewer.organization.id, (tx) => renameApiKey(tx, viewer, id, wish));
      return tagged(reply, renamed);
    },
  );

  api.delete(
    '/api-keys/:id',
    {
      config,
      schema: { summary: 'Revoke an API key, at once', tags, params: IdInPath, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const { id } = request.params;
      await doors.withTenant(viewer.organization.id, (tx) => revokeApiKey(tx, viewer, id, clock.now()));
      return reply.code(204).send(null);
    },
  );
}
