// The HTTP face of managing operators: for admins alone.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { loggedInOf, viewerOf, type Api } from '../../http/route.ts';
import { IfMatch, tagged, versionIn } from '../../http/version.ts';
import { IdInPath, limitAndOffset, pageOf } from '../../http/wire.ts';
import {
  changeOperator,
  deleteOperator,
  getOperator,
  inviteOperator,
  listOperators,
  mailPasswordReset,
  remindOperator,
} from './managing.ts';
import { Invitation, Operator, OperatorEdit, OperatorFilter, OperatorRow, ShownEmail } from './wire.ts';

type Parts = { doors: Doors; clock: Clock };

const reading = { permission: 'admin' } as const;
/** Programs make no operators and have nobody's password changed. */
const changing = { permission: 'adminOperator' } as const;
const tags = ['operators'];

export function managingRoutes(api: Api, parts: Parts): void {
  for (const { schema } of [OperatorRow, Operator]) api.addSchema(schema);
  addList(api, parts);
  addOne(api, parts);
  addMails(api, parts);
}

function addList(api: Api, parts: Parts): void {
  const { doors } = parts;

  api.get(
    '/operators',
    {
      config: reading,
      schema: { summary: 'Operators', tags, querystring: OperatorFilter, response: { 200: pageOf(OperatorRow.ref) } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listOperators(tx, sight, wanted));
    },
  );

  api.post(
    '/operators',
    {
      config: { ...changing, failsAs: 'invitation_failed' },
      schema: { summary: 'Invite an operator', tags, body: Invitation, response: { 201: Operator.ref } },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const { id } = viewer.organization;
      const operator = await doors.withTenant(id, (tx) => inviteOperator(tx, parts, viewer, request.body));
      return reply.code(201).send(tagged(reply, operator));
    },
  );
}

function addOne(api: Api, { doors }: Parts): void {
  const response = { 200: Operator.ref };

  api.get(
    '/operators/:id',
    { config: reading, schema: { summary: 'One operator', tags, params: IdInPath, response } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return tagged(reply, await doors.withTenant(viewer.organization.id, (tx) => getOperator(tx, viewer, id)));
    },
  );

  api.put(
    '/operators/:id',
    {
      config: { ...changing, failsAs: 'operator_update_failed' },
      schema: { summary: 'Change an operator', tags, params: IdInPath, headers: IfMatch, body: OperatorEdit, response },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const change = { edit: request.body, version: versionIn(request.headers) };
      const { id } = request.params;
      return tagged(
        reply,
        await doors.withTenant(viewer.organization.id, (tx) => changeOperator(tx, viewer, id, change)),
      );
    },
  );

  api.delete(
    '/operators/:id',
    {
      config: changing,
      schema: {
        summary: 'Delete an operator',
        tags,
        params: IdInPath,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const version = versionIn(request.headers);
      await doors.withTenant(viewer.organization.id, (tx) => deleteOperator(tx, viewer, request.params.id, version));
      return reply.code(204).send(null);
    },
  );
}

function addMails(api: Api, parts: Parts): void {
  const { doors } = parts;
  const response = { 202: Operator.ref };

  api.post(
    '/operators/:id/remind',
    { config: changing, schema: { summary: 'Send the invitation again', tags, params: IdInPath, response } },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const { id } = request.params;
      const operator = await doors.withTenant(viewer.organization.id, (tx) => remindOperator(tx, parts, viewer, id));
      return reply.code(202).send(tagged(reply, operator));
    },
  );

  api.post(
    '/operators/:id/reset-password',
    {
      config: changing,
      schema: { summary: 'Mail a new password’s link', tags, params: IdInPath, body: ShownEmail, response },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const asked = { id: request.params.id, email: request.body.email };
      const { id } = viewer.organization;
      const operator = await doors.withTenant(id, (tx) => mailPasswordReset(tx, parts, viewer, asked));
      return reply.code(202).send(tagged(reply, operator));
    },
  );
}
