// The HTTP face of limits.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset, pageOf, paging } from '../http/wire.ts';
import { getGroupLimits, getLimit, listWantedLimits, setGroupLimit, setLimit } from './limits.ts';
import { GroupLimits, Limit, LimitedStations, NewLimit, WantedLimit } from './wire.ts';

const config = { permission: 'login' } as const;
const adminsOnly = { permission: 'admin' } as const;
const tags = ['limits'];
const params = IdInPath;

export function limitRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(WantedLimit.schema);

  api.get(
    '/stations/:id/limit',
    { config, schema: { summary: 'A station’s limit of current', tags, params, response: { 200: Limit } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getLimit(tx, sight, request.params.id));
    },
  );

  api.put(
    '/stations/:id/limit',
    {
      config: adminsOnly,
      schema: { summary: 'Limit a station’s current, now', tags, params, body: NewLimit, response: { 200: Limit } },
    },
    (request) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.body, now: clock.now() };
      return doors.withTenant(viewer.organization.id, (tx) => setLimit(tx, viewer, request.params.id, wanted));
    },
  );

  api.get(
    '/stations/:id/limits',
    {
      config,
      schema: {
        summary: 'What limits a station was to have, the latest first',
        tags,
        params,
        querystring: Type.Object(paging),
        response: { 200: pageOf(WantedLimit.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { stationId: request.params.id, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listWantedLimits(tx, sight, wanted));
    },
  );

  api.get(
    '/groups/:id/limit',
    {
      config,
      schema: {
        summary: 'What limits the stations in a group and below it have, and what became of them',
        tags,
        params,
        response: { 200: GroupLimits },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getGroupLimits(tx, sight, request.params.id));
    },
  );

  api.put(
    '/groups/:id/limit',
    {
      config: adminsOnly,
      schema: {
        summary: 'Limit the current of all stations in a group and below it, now',
        tags,
        params,
        body: NewLimit,
        response: { 200: LimitedStations },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.body, now: clock.now() };
      return doors.withTenant(viewer.organization.id, (tx) => setGroupLimit(tx, viewer, request.params.id, wanted));
    },
  );
}
