// The HTTP face of charging users.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { limitAndOffset, pageOf } from '../http/wire.ts';
import { createDriver, listDrivers } from './drivers.ts';
import { Driver, DriverFilter, NewDriver } from './wire.ts';

export function driverRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.addSchema(Driver.schema);
  const config = { permission: 'login' } as const;
  const tags = ['drivers'];

  api.get(
    '/drivers',
    {
      config,
      schema: { summary: 'Charging users', tags, querystring: DriverFilter, response: { 200: pageOf(Driver.ref) } },
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
      const driver = await doors.withTenant(viewer.organization.id, (tx) => createDriver(tx, viewer, request.body));
      return reply.code(201).send(driver);
    },
  );
}
