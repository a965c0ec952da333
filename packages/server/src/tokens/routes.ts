// The HTTP face of RFID tokens.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { limitAndOffset, pageOf } from '../http/wire.ts';
import { createToken, listTokens } from './tokens.ts';
import { NewToken, Token, TokenFilter } from './wire.ts';

export function tokenRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.addSchema(Token.schema);
  const config = { permission: 'login' } as const;
  const tags = ['tokens'];

  api.get(
    '/tokens',
    {
      config,
      schema: { summary: 'RFID tokens', tags, querystring: TokenFilter, response: { 200: pageOf(Token.ref) } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listTokens(tx, sight, wanted));
    },
  );

  api.post(
    '/tokens',
    { config, schema: { summary: 'Add an RFID token', tags, body: NewToken, response: { 201: Token.ref } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const token = await doors.withTenant(viewer.organization.id, (tx) => createToken(tx, viewer, request.body));
      return reply.code(201).send(token);
    },
  );
}
