// The HTTP face of charging users.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { createDriver, editDriver, eraseDriver, getDriver, listDrivers, removeDriver } from './drivers.ts';
import { exportPersonalFile } from './personal-file.ts';
import { sheetRoutes } from './sheet/routes.ts';
import { Driver, DriverEdit, DriverFilter, DriverRow, NewDriver, PersonalFile } from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['drivers'];

export function driverRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  for (const { schema } of [DriverRow, Driver]) api.addSchema(schema);

  api.get(
    '/drivers',
    {
      config,
      schema: { summary: 'Charging users', tags, querystring: DriverFilter, response: { 200: pageOf(DriverRow.ref) } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listDrivers(tx, sight, wanted));
    },
  );

  api.post(
    '/drivers',
    {
      config: { ...config, failsAs: 'driver_add_failed' },
      schema: { summary: 'Add a charging user', tags, body: NewDriver, response: { 201: Driver.ref } },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const driver = await doors.withTenant(viewer.organization.id, async (tx) =>
        getDriver(tx, viewer, await createDriver(tx, viewer, request.body)),
      );
      return reply.code(201).send(tagged(reply, driver));
    },
  );

  api.get(
    '/drivers/:id',
    { config, schema: { summary: 'One charging user', tags, params: IdInPath, response: { 200: Driver.ref } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return tagged(reply, await doors.withTenant(viewer.organization.id, (tx) => getDriver(tx, viewer, id)));
    },
  );

  api.get(
    '/drivers/:id/export',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'All that is held on a charging user, as a file',
        tags,
        params: IdInPath,
        response: { 200: PersonalFile },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const asked = { id: request.params.id, at: clock.now() };
      const file = await doors.withTenant(viewer.organization.id, (tx) => exportPersonalFile(tx, viewer, asked));
      return reply.header('content-disposition', `attachment; filename="charging-user-${asked.id}.json"`).send(file);
    },
  );

  addChanges(api, doors);
  sheetRoutes(api, doors);
}

function addChanges(api: Api, doors: Doors): void {
  api.put(
    '/drivers/:id',
    {
      config: { ...config, failsAs: 'driver_update_failed' },
      schema: {
        summary: 'Edit a charging user, with rights and tokens',
        tags,
        params: IdInPath,
        headers: IfMatch,
        body: DriverEdit,
        response: { 200: Driver.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const seen = { id, version: versionIn(request.headers) };
      const driver = await doors.withTenant(viewer.organization.id, async (tx) => {
        await editDriver(tx, viewer, seen, request.body);
        return getDriver(tx, viewer, id);
      });
      return tagged(reply, driver);
    },
  );

  api.post(
    '/drivers/:id/erasure',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Erase a charging user: also from charging events, logs and the audit log',
        tags,
        params: IdInPath,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      await doors.withTenant(viewer.organization.id, (tx) => eraseDriver(tx, viewer, seen));
      return reply.code(204).send(null);
    },
  );

  api.delete(
    '/drivers/:id',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Remove a charging user, and with it its tokens',
        tags,
        params: IdInPath,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      await doors.withTenant(viewer.organization.id, (tx) => removeDriver(tx, viewer, seen));
      return reply.code(204).send(null);
    },
  );
}
