// The HTTP face of charging stations.
import type { Doors } from '../db/doors.ts';
import { stationsAddress, type Addresses } from '../http/origin.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { SessionFilter, SessionPage } from '../sessions/wire.ts';
import {
  createStation,
  forgetQuirk,
  getStation,
  listQuirks,
  listStations,
  listStationSessions,
  setEnergyScale,
  type KeyParts,
} from './stations.ts';
import {
  AddedStation,
  DashboardStation,
  NewScale,
  NewStation,
  Point,
  PointDetail,
  QuirkInPath,
  Station,
  StationFilter,
  StationQuirks,
  StationRow,
} from './wire.ts';

export type StationParts = KeyParts & { doors: Doors; addresses: Addresses };

const config = { permission: 'login' } as const;
const tags = ['stations'];

export function stationRoutes(api: Api, parts: StationParts): void {
  for (const { schema } of [Point, DashboardStation, StationRow, PointDetail, Station, StationQuirks])
    api.addSchema(schema);
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
        response: { 200: SessionPage },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query), stationId: request.params.id };
      return doors.withTenant(organization.id, (tx) => listStationSessions(tx, sight, wanted));
    },
  );

  addQuirks(api, doors);
}

function addQuirks(api: Api, doors: Doors): void {
  const adminsOnly = { permission: 'admin' } as const;
  const response = { 200: StationQuirks.ref };

  api.get(
    '/stations/:id/quirks',
    { config, schema: { summary: 'How a station counts', tags, params: IdInPath, response } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listQuirks(tx, sight, request.params.id));
    },
  );

  api.put(
    '/stations/:id/energy-scale',
    {
      config: adminsOnly,
      schema: {
        summary: 'What a station’s watt-hours are multiplied by',
        tags,
        params: IdInPath,
        body: NewScale,
        response,
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return doors.withTenant(viewer.organization.id, (tx) => setEnergyScale(tx, viewer, id, request.body.scale));
    },
  );

  api.delete(
    '/stations/:id/quirks/:quirk',
    {
      config: adminsOnly,
      schema: { summary: 'Forget how a station counted', tags, params: QuirkInPath, response },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id, quirk } = request.params;
      return doors.withTenant(viewer.organization.id, (tx) => forgetQuirk(tx, viewer, id, quirk));
    },
  );
}
