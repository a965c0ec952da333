// The HTTP face of deleting charging stations, and of what becomes of them then.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, versionIn } from '../http/version.ts';
import { Id, IdInPath } from '../http/wire.ts';
import { deleteStation, removeStation, restoreStation } from './orphans.ts';

export type OrphanParts = { doors: Doors; clock: Clock; newId(): string; bus: { ring(stationId: number): void } };

const config = { permission: 'admin' } as const;
const tags = ['stations'];
const response = { 204: Type.Null() };

export function orphanRoutes(api: Api, { doors, clock, newId, bus }: OrphanParts): void {
  api.delete(
    '/stations/:id',
    {
      config: { ...config, failsAs: 'station_delete_failed' },
      schema: {
        summary: 'Delete a station: it becomes an orphan',
        tags,
        params: IdInPath,
        headers: IfMatch,
        querystring: Type.Object({ endSessions: Type.Optional(Type.Boolean()) }),
        response,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const deleting = { now: clock.now(), newId, endsSessions: request.query.endSessions === true };
      const seen = { id, version: versionIn(request.headers) };
      await doors.withTenant(viewer.organization.id, (tx) => deleteStation(tx, viewer, seen, deleting));
      bus.ring(id);
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/stations/:id/restore',
    {
      config,
      schema: {
        summary: 'Put an orphan back into a group',
        tags,
        params: IdInPath,
        body: Type.Object({ groupId: Id }),
        response,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      await doors.withTenant(viewer.organization.id, (tx) => restoreStation(tx, viewer, id, request.body.groupId));
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/stations/:id/remove',
    { config, schema: { summary: 'Remove an orphan for good', tags, params: IdInPath, response } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      await doors.withTenant(viewer.organization.id, (tx) => removeStation(tx, viewer, id));
      bus.ring(id);
      return reply.code(204).send(null);
    },
  );
}
