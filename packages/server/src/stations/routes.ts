// The HTTP face of charging stations.
import type { Doors } from '../db/doors.ts';
import { stationsAddress, type Addresses } from '../http/origin.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { SessionFilter, SessionRow } from '../sessions/wire.ts';
import { createStation, getStation, listStations, listStationSessions, type KeyParts } from './stations.ts';
import {
  AddedStation,
  DashboardStation,
  NewStation,
  Point,
  PointDetail,
  Station,
  StationFilter,
  StationRow,
} from './wire.ts';

export type StationParts = KeyParts & { doors: Doors; addresses: Addresses };

export function stationRoutes(api: Api, parts: StationParts): void {
  for (const { schema } of [Point, DashboardStation, StationRow, PointDetail, Station]) api.addSchema(schema);
  const config = { permission: 'login' } as const;
  const tags = ['stations'];
  const { doors, addresses } = parts;

  api.get(
    '/stations',
    {
      config,
      schema: { summary: 'Stations', tags, querystring: StationFilter, response: { 200: pageOf(StationRow.ref) } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listStations(tx, sight, wanted));
    },
  );

  api.post(
    '/stations',
    {
      config: { permission: 'admin' },
      schema: { summary: 'Add a station', tags, body: NewStation, response: { 201: AddedStation } },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id, slug } = viewer.organization;
      const added = await doors.withTenant(id, (tx) => createStation(tx, parts, viewer, request.body));
      const connectTo = `${stationsAddress(addresses, request)}/ocpp/${slug}/${added.station.identifier}`;
      return reply.code(201).send({ ...added, connectTo });
    },
  );

  api.get(
    '/stations/:id',
    { config, schema: { summary: 'One station', tags, params: IdInPath, response: { 200: Station.ref } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getStation(tx, sight, request.params.id));
    },
  );

  api.get(
    '/stations/:id/sessions',
    {
      config,
      schema: {
        summary: 'Charging events of a station',
        tags,
        params: IdInPath,
        querystring: SessionFilter,
        response: { 200: pageOf(SessionRow.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query), stationId: request.params.id };
      return doors.withTenant(organization.id, (tx) => listStationSessions(tx, sight, wanted));
    },
  );
}
