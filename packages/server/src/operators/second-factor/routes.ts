// The HTTP face of one's own second factor.
import { Type } from '@fastify/type-provider-typebox';
import { loggedInOf, type Api } from '../../http/route.ts';
import { IdInPath } from '../../http/wire.ts';
import { demandPassword } from '../account/account.ts';
import { PasswordProof, RecoveryCodes, SetUp, ShownCode } from '../account/wire.ts';
import type { LoginParts } from '../logins/logins.ts';
import { beginSetUp, confirmSetUp, removeAnothers, removeSecondFactor, renewRecoveryCodes } from './second-factor.ts';

const config = { permission: 'operator', beforeSecondFactor: true } as const;
const tags = ['account'];

export function secondFactorRoutes(api: Api, parts: LoginParts): void {
  const { doors } = parts;
  removalForAdmins(api, parts);

  api.post(
    '/account/second-factor',
    {
      config,
      schema: {
        summary: 'Begin to set up a second factor',
        description: 'It counts once a code of it was shown to the confirmation.',
        tags,
        response: { 200: SetUp },
      },
    },
    (request) => {
      const viewer = loggedInOf(request);
      return doors.withTenant(viewer.organization.id, (tx) => beginSetUp(tx, parts, viewer));
    },
  );

  api.post(
    '/account/second-factor/confirm',
    {
      config,
      schema: {
        summary: 'Confirm the second factor with a code of it',
        description: 'Answers the recovery codes, which are told this once.',
        tags,
        body: ShownCode,
        response: { 200: RecoveryCodes },
      },
    },
    async (request) => {
      const viewer = loggedInOf(request);
      const confirm = doors.withTenant(viewer.organization.id, (tx) =>
        confirmSetUp(tx, parts, viewer, request.body.code),
      );
      return { recoveryCodes: await confirm };
    },
  );

  api.post(
    '/account/second-factor/recovery-codes',
    {
      config,
      schema: {
        summary: 'Make new recovery codes',
        description: 'Those before no longer work.',
        tags,
        body: PasswordProof,
        response: { 200: RecoveryCodes },
      },
    },
    async (request) => {
      const viewer = loggedInOf(request);
      await demandPassword(parts, viewer, request.body.password, 'password');
      const renew = doors.withTenant(viewer.organization.id, (tx) => renewRecoveryCodes(tx, parts, viewer));
      return { recoveryCodes: await renew };
    },
  );

  api.delete(
    '/account/second-factor',
    {
      config,
      schema: { summary: 'Remove one’s own second factor', tags, body: PasswordProof, response: { 204: Type.Null() } },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      await demandPassword(parts, viewer, request.body.password, 'password');
      await doors.withTenant(viewer.organization.id, (tx) => removeSecondFactor(tx, viewer));
      return reply.code(204).send(null);
    },
  );
}

function removalForAdmins(api: Api, { doors }: LoginParts): void {
  api.delete(
    '/operators/:id/second-factor',
    {
      config: { permission: 'adminOperator' },
      schema: {
        summary: 'Remove an operator’s second factor',
        description: 'For one whose telephone is lost. The next log in needs the password alone.',
        tags: ['operators'],
        params: IdInPath,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      await doors.withTenant(viewer.organization.id, (tx) => removeAnothers(tx, viewer, request.params.id));
      return reply.code(204).send(null);
    },
  );
}
