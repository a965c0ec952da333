// The HTTP face of charging user groups: everybody sees them, admins alone change them.
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import {
  createDriverGroup,
  deleteDriverGroup,
  editDriverGroup,
  getDriverGroup,
  listDriverGroups,
} from './driver-groups.ts';
import { DriverGroup, DriverGroupEdit, DriverGroupFilter, DriverGroupRow, NewDriverGroup } from './wire.ts';

const reading = { permission: 'login' } as const;
const changing = { permission: 'admin' } as const;
const tags = ['driver groups'];

export function driverGroupRoutes(api: Api, { doors }: { doors: Doors }): void {
  for (const { schema } of [DriverGroupRow, DriverGroup]) api.addSchema(schema);

  api.get(
    '/driver-groups',
    {
      config: reading,
      schema: {
        summary: 'Charging user groups',
        tags,
        querystring: DriverGroupFilter,
        response: { 200: pageOf(DriverGroupRow.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listDriverGroups(tx, sight, wanted));
    },
  );

  api.post(
    '/driver-groups',
    {
      config: changing,
      schema: { summary: 'Add a charging user group', tags, body: NewDriverGroup, response: { 201: DriverGroup.ref } },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = viewer.organization;
      const group = await doors.withTenant(id, (tx) => createDriverGroup(tx, viewer, request.body));
      return reply.code(201).send(tagged(reply, group));
    },
  );

  api.get(
    '/driver-groups/:id',
    {
      config: reading,
      schema: { summary: 'One charging user group', tags, params: IdInPath, response: { 200: DriverGroup.ref } },
    },
    async (request, reply) => {
      const { organization, sight } = viewerOf(request);
      const { id } = request.params;
      return tagged(reply, await doors.withTenant(organization.id, (tx) => getDriverGroup(tx, sight, id)));
    },
  );

  addChanges(api, doors);
}

function addChanges(api: Api, doors: Doors): void {
  api.put(
    '/driver-groups/:id',
    {
      config: changing,
      schema: {
        summary: 'Edit a charging user group, and who belongs to it',
        tags,
        params: IdInPath,
        headers: IfMatch,
        body: DriverGroupEdit,
        response: { 200: DriverGroup.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      const { id } = viewer.organization;
      return tagged(reply, await doors.withTenant(id, (tx) => editDriverGroup(tx, viewer, seen, request.body)));
    },
  );

  api.delete(
    '/driver-groups/:id',
    {
      config: changing,
      schema: {
        summary: 'Delete a charging user group without members',
        tags,
        params: IdInPath,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      await doors.withTenant(viewer.organization.id, (tx) => deleteDriverGroup(tx, viewer, seen));
      return reply.code(204).send(null);
    },
  );
}
