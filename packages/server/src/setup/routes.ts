// The HTTP face of the first start.
import { Type } from '@fastify/type-provider-typebox';
import { setLoginCookie } from '../http/gate/login-cookie.ts';
import { Me, meOf } from '../http/me.ts';
import { speaksTls, type Addresses } from '../http/gate/origin.ts';
import { placeOf } from '../http/gate/place.ts';
import type { Api } from '../http/route.ts';
import { isSetupNeeded, setUp, type SetupParts } from './setup.ts';

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

const Setup = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 64 }),
  organization: Type.Object({
    name: Name,
    slug: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,47}$' }),
    timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  }),
  operator: Type.Object({
    username: Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S+$' }),
    name: Name,
    email: Type.String({ format: 'email', maxLength: 320 }),
    password: Type.String({ maxLength: 1024 }),
  }),
});

export function setupRoutes(api: Api, parts: SetupParts & { addresses: Addresses }): void {
  const config = { permission: 'public' } as const;
  const tags = ['setup'];

  api.get(
    '/setup',
    {
      config,
      schema: {
        summary: 'Whether an operator is still missing',
        tags,
        response: { 200: Type.Object({ needed: Type.Boolean() }) },
      },
    },
    async () => ({ needed: await isSetupNeeded(parts.doors) }),
  );

  api.post(
    '/setup',
    {
      config,
      schema: { summary: 'Make the organization and its first admin', tags, body: Setup, response: { 201: Me.ref } },
    },
    async (request, reply) => {
      const login = await setUp(parts, request.body, placeOf(request));
      setLoginCookie(reply, login, { secure: speaksTls(parts.addresses, request), now: parts.clock.now() });
      return reply.code(201).send(meOf(login.viewer));
    },
  );
}
