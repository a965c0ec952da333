// The HTTP face of desired settings.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, itemsOf } from '../http/wire.ts';
import { listDesired, wantSetting, withdrawSetting } from './desired-settings.ts';
import { DesiredSetting, NewDesiredSetting, SettingInPath } from './wire.ts';

type DesiredParts = { doors: Doors; clock: Clock; newId(): string; bus: { ring(stationId: number): void } };

const tags = ['stations'];

export function desiredSettingRoutes(api: Api, { doors, clock, newId, bus }: DesiredParts): void {
  api.addSchema(DesiredSetting.schema);

  api.get(
    '/stations/:id/desired-settings',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'Settings that a station shall have, and how far it has come with them',
        tags,
        params: IdInPath,
        response: { 200: itemsOf(DesiredSetting.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listDesired(tx, sight, request.params.id)) };
    },
  );

  api.post(
    '/stations/:id/desired-settings',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Want a setting of a station, which is told of it as soon as it is there',
        tags,
        params: IdInPath,
        body: NewDesiredSetting,
        response: { 200: itemsOf(DesiredSetting.ref) },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const stationId = request.params.id;
      const wanted = { id: newId(), stationId, now: clock.now(), wanted: request.body };
      const { isOnItsWay, items } = await doors.withTenant(viewer.organization.id, async (tx) => ({
        ...(await wantSetting(tx, viewer, wanted)),
        items: await listDesired(tx, viewer.sight, stationId),
      }));
      if (isOnItsWay) bus.ring(stationId);
      return { items };
    },
  );

  api.delete(
    '/stations/:id/desired-settings/:key',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Want a setting no longer; what the station has stays',
        tags,
        params: SettingInPath,
        response: { 200: itemsOf(DesiredSetting.ref) },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const { id: stationId, key } = request.params;
      return doors.withTenant(viewer.organization.id, async (tx) => {
        await withdrawSetting(tx, viewer, { stationId, key, now: clock.now() });
        return { items: await listDesired(tx, viewer.sight, stationId) };
      });
    },
  );
}
