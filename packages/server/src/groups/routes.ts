// The HTTP face of charging groups.
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { IdInPath, itemsOf } from '../http/wire.ts';
import { createGroup, deleteGroup, editGroup, getGroup, listTree } from './groups.ts';
import { Group, GroupEdit, GroupInTree, NewGroup } from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['groups'];

export function groupRoutes(api: Api, { doors }: { doors: Doors }): void {
  for (const { schema } of [GroupInTree, Group]) api.addSchema(schema);

  api.get(
    '/groups',
    { config, schema: { summary: 'Groups of one’s domain', tags, response: { 200: itemsOf(GroupInTree.ref) } } },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listTree(tx, sight)) };
    },
  );

  api.post(
    '/groups',
    { config, schema: { summary: 'Add a group', tags, body: NewGroup, response: { 201: Group.ref } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const group = await doors.withTenant(viewer.organization.id, async (tx) =>
        getGroup(tx, viewer.sight, await createGroup(tx, viewer, request.body)),
      );
      return reply.code(201).send(tagged(reply, group));
    },
  );

  api.get(
    '/groups/:id',
    { config, schema: { summary: 'One group', tags, params: IdInPath, response: { 200: Group.ref } } },
    async (request, reply) => {
      const { organization, sight } = viewerOf(request);
      return tagged(reply, await doors.withTenant(organization.id, (tx) => getGroup(tx, sight, request.params.id)));
    },
  );

  addChanges(api, doors);
}

function addChanges(api: Api, doors: Doors): void {
  api.put(
    '/groups/:id',
    {
      config,
      schema: {
        summary: 'Edit a group, and which stations hang in it',
        tags,
        params: IdInPath,
        headers: IfMatch,
        body: GroupEdit,
        response: { 200: Group.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const seen = { id, version: versionIn(request.headers) };
      const group = await doors.withTenant(viewer.organization.id, async (tx) => {
        await editGroup(tx, viewer, seen, request.body);
        return getGroup(tx, viewer.sight, id);
      });
      return tagged(reply, group);
    },
  );

  api.delete(
    '/groups/:id',
    {
      config,
      schema: {
        summary: 'Delete an empty group',
        tags,
        params: IdInPath,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      await doors.withTenant(viewer.organization.id, (tx) => deleteGroup(tx, viewer, seen));
      return reply.code(204).send(null);
    },
  );
}
