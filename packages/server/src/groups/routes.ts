// The HTTP face of charging groups.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { itemsOf } from '../http/wire.ts';
import { createGroup, listGroups } from './groups.ts';
import { Group, NewGroup } from './wire.ts';

export function groupRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.addSchema(Group.schema);

  api.get(
    '/groups',
    {
      config: { permission: 'login' },
      schema: { summary: 'Groups of one’s domain', tags: ['groups'], response: { 200: itemsOf(Group.ref) } },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listGroups(tx, sight)) };
    },
  );

  api.post(
    '/groups',
    {
      config: { permission: 'login' },
      schema: { summary: 'Add a group', tags: ['groups'], body: NewGroup, response: { 201: Group.ref } },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const group = await doors.withTenant(viewer.organization.id, (tx) => createGroup(tx, viewer, request.body));
      return reply.code(201).send(group);
    },
  );
}
