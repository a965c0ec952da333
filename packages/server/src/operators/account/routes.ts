// The HTTP face of an operator's own account: details, password, logins.
import { Type } from '@fastify/type-provider-typebox';
import { loggedInOf, type Api } from '../../http/route.ts';
import { IfMatch, tagged, versionIn } from '../../http/version.ts';
import { itemsOf } from '../../http/wire.ts';
import type { LoginParts } from '../logins/logins.ts';
import {
  changeAccount,
  changePassword,
  chooseLanguage,
  endOtherLogins,
  endOwnLogin,
  getAccount,
  listOwnLogins,
} from './account.ts';
import { Account, AccountEdit, LanguageChoice, LoginKey, OwnLogin, PasswordChange } from './wire.ts';

const config = { permission: 'operator', beforeSecondFactor: true } as const;
const tags = ['account'];

export function accountRoutes(api: Api, parts: LoginParts): void {
  const { doors } = parts;
  for (const { schema } of [Account, OwnLogin]) api.addSchema(schema);

  api.get(
    '/account',
    { config, schema: { summary: 'One’s own account', tags, response: { 200: Account.ref } } },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      return tagged(reply, await doors.withTenant(viewer.organization.id, (tx) => getAccount(tx, viewer)));
    },
  );

  api.put(
    '/account',
    {
      config,
      schema: {
        summary: 'Change one’s own name and e-mail address',
        description: 'Another e-mail address needs the current password.',
        tags,
        headers: IfMatch,
        body: AccountEdit,
        response: { 200: Account.ref },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const wanted = { edit: request.body, version: versionIn(request.headers) };
      return tagged(reply, await changeAccount(parts, viewer, wanted));
    },
  );

  api.put(
    '/account/language',
    {
      config,
      schema: {
        summary: 'Choose the language of panel, mails and files',
        tags,
        body: LanguageChoice,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      await doors.withTenant(viewer.organization.id, (tx) => chooseLanguage(tx, viewer, request.body.language));
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/account/password',
    {
      config,
      schema: {
        summary: 'Change one’s own password',
        description: 'Ends all other logins of the operator at once.',
        tags,
        body: PasswordChange,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      await changePassword(parts, loggedInOf(request), request.body);
      return reply.code(204).send(null);
    },
  );

  ownLoginRoutes(api, parts);
}

function ownLoginRoutes(api: Api, { doors, clock }: LoginParts): void {
  api.get(
    '/account/logins',
    {
      config,
      schema: { summary: 'Where one is logged in', tags, response: { 200: itemsOf(OwnLogin.ref) } },
    },
    async (request) => {
      const viewer = loggedInOf(request);
      return {
        items: await doors.withTenant(viewer.organization.id, (tx) => listOwnLogins(tx, viewer, clock.now())),
      };
    },
  );

  api.delete(
    '/account/logins/:key',
    { config, schema: { summary: 'End a login of one’s own', tags, params: LoginKey, response: { 204: Type.Null() } } },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      await doors.withTenant(viewer.organization.id, (tx) => endOwnLogin(tx, viewer, request.params.key));
      return reply.code(204).send(null);
    },
  );

  api.delete(
    '/account/logins',
    {
      config,
      schema: {
        summary: 'End all logins of one’s own but this',
        tags,
        response: { 200: Type.Object({ ended: Type.Integer() }) },
      },
    },
    async (request) => {
      const viewer = loggedInOf(request);
      return { ended: await doors.withTenant(viewer.organization.id, (tx) => endOtherLogins(tx, viewer)) };
    },
  );
}
