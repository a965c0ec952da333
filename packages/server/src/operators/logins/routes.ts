// The HTTP face of logging in and out.
import { Type } from '@fastify/type-provider-typebox';
import { clearLoginCookie, setLoginCookie } from '../../http/gate/login-cookie.ts';
import { Me, meOf } from '../../http/me.ts';
import { speaksTls, type Addresses } from '../../http/gate/origin.ts';
import { placeOf } from '../../http/gate/place.ts';
import { loggedInOf, type Api } from '../../http/route.ts';
import { logIn, logOut, type LoginParts } from './logins.ts';

const Credentials = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 320 }),
  password: Type.String({ minLength: 1, maxLength: 1024 }),
  /** Of the second factor, or a recovery code; asked for once the password is right. */
  code: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
});

export function loginRoutes(api: Api, parts: LoginParts & { addresses: Addresses }): void {
  const tags = ['login'];
  const config = { permission: 'operator', beforeSecondFactor: true } as const;

  api.post(
    '/login',
    {
      config: { permission: 'public' },
      schema: { summary: 'Log in', tags, body: Credentials, response: { 200: Me.ref } },
    },
    async (request, reply) => {
      const login = await logIn(parts, request.body, placeOf(request));
      setLoginCookie(reply, login, { secure: speaksTls(parts.addresses, request), now: parts.clock.now() });
      return meOf(login.viewer);
    },
  );

  api.post(
    '/logout',
    { config, schema: { summary: 'Log out', tags, response: { 204: Type.Null() } } },
    async (request, reply) => {
      await logOut(parts, loggedInOf(request));
      return clearLoginCookie(reply, speaksTls(parts.addresses, request)).code(204).send(null);
    },
  );

  api.get('/me', { config, schema: { summary: 'Who is logged in', tags, response: { 200: Me.ref } } }, (request) =>
    meOf(loggedInOf(request)),
  );
}
