// The HTTP face of RFID tokens.
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { createToken, deleteToken, editToken, listTokens, readToken } from './tokens.ts';
import { NewToken, Token, TokenEdit, TokenFilter } from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['tokens'];

export function tokenRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.addSchema(Token.schema);

  api.get(
    '/tokens',
    {
      config,
      schema: { summary: 'RFID tokens', tags, querystring: TokenFilter, response: { 200: pageOf(Token.ref) } },
    },
    (request) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(viewer.organization.id, (tx) => listTokens(tx, viewer, wanted));
    },
  );

  api.post(
    '/tokens',
    { config, schema: { summary: 'Add an RFID token', tags, body: NewToken, response: { 201: Token.ref } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const token = await doors.withTenant(viewer.organization.id, (tx) => createToken(tx, viewer, request.body));
      return reply.code(201).send(tagged(reply, token));
    },
  );

  api.get(
    '/tokens/:id',
    { config, schema: { summary: 'One RFID token', tags, params: IdInPath, response: { 200: Token.ref } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return tagged(reply, await doors.withTenant(viewer.organization.id, (tx) => readToken(tx, viewer, id)));
    },
  );

  addChanges(api, doors);
}

function addChanges(api: Api, doors: Doors): void {
  api.put(
    '/tokens/:id',
    {
      config,
      schema: {
        summary: 'Edit an RFID token; admins also give it to another charging user',
        tags,
        params: IdInPath,
        headers: IfMatch,
        body: TokenEdit,
        response: { 200: Token.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      return tagged(
        reply,
        await doors.withTenant(viewer.organization.id, (tx) => editToken(tx, viewer, seen, request.body)),
      );
    },
  );

  api.delete(
    '/tokens/:id',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Delete an RFID token',
        tags,
        params: IdInPath,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      await doors.withTenant(viewer.organization.id, (tx) => deleteToken(tx, viewer, seen));
      return reply.code(204).send(null);
    },
  );
}
