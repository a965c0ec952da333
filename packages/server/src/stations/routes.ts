// The HTTP face of charging stations.
import type { FastifyRequest } from 'fastify';
import { stationsAddresses, type Addresses } from '../http/gate/origin.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { IdInPath, limitAndOffset } from '../http/wire.ts';
import { SessionFilter, SessionPage } from '../sessions/wire.ts';
import { createStation, editPoints, editStation, getStation, listStations, listStationSessions } from './stations.ts';
import { importRoutes } from './import/routes.ts';
import { listRoutes } from './list/routes.ts';
import { PointsEdit } from './points/wire.ts';
import { proofRoutes, type ProofParts } from './proof/routes.ts';
import { quirkRoutes } from './quirks/routes.ts';
import {
  AddedStation,
  DashboardStation,
  NewStation,
  Point,
  PointDetail,
  Station,
  StationEdit,
  StationListFilter,
  StationPage,
  StationRow,
} from './wire.ts';

export type StationParts = ProofParts & { addresses: Addresses };

const config = { permission: 'login' } as const;
const tags = ['stations'];

export function stationRoutes(api: Api, parts: StationParts): void {
  for (const { schema } of [Point, DashboardStation, StationRow, PointDetail, Station]) api.addSchema(schema);
  const { doors } = parts;

  api.get(
    '/stations',
    {
      config,
      schema: { summary: 'Stations', tags, querystring: StationListFilter, response: { 200: StationPage } },
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
      const added = await doors.withTenant(viewer.organization.id, (tx) =>
        createStation(tx, { ...parts, now: parts.clock.now() }, viewer, request.body),
      );
      return reply.code(201).send({ ...added, ...whereTo(parts, request, added.station) });
    },
  );

  api.get(
    '/stations/:id',
    { config, schema: { summary: 'One station', tags, params: IdInPath, response: { 200: Station.ref } } },
    async (request, reply) => {
      const { organization, sight } = viewerOf(request);
      const station = await doors.withTenant(organization.id, (tx) => getStation(tx, sight, request.params.id));
      return tagged(reply, { ...station, ...whereTo(parts, request, station) });
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

  addEdit(api, parts);
  listRoutes(api, doors);
  importRoutes(api, parts);
  proofRoutes(api, parts);
  quirkRoutes(api, doors);
}

function addEdit(api: Api, parts: StationParts): void {
  const { doors, bus } = parts;
  api.put(
    '/stations/:id',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Edit a station’s basic settings',
        tags,
        params: IdInPath,
        headers: IfMatch,
        body: StationEdit,
        response: { 200: Station.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const seen = { id, version: versionIn(request.headers) };
      const station = await doors.withTenant(viewer.organization.id, async (tx) => {
        await editStation(tx, viewer, seen, request.body);
        return getStation(tx, viewer.sight, id);
      });
      bus.ring(id);
      return tagged(reply, { ...station, ...whereTo(parts, request, station) });
    },
  );

  api.put(
    '/stations/:id/points',
    {
      config: { permission: 'admin' },
      schema: {
        summary: 'Edit a station’s charging points',
        tags,
        params: IdInPath,
        headers: IfMatch,
        body: PointsEdit,
        response: { 200: Station.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const seen = { id, version: versionIn(request.headers) };
      const station = await doors.withTenant(viewer.organization.id, async (tx) => {
        await editPoints(tx, viewer, seen, request.body.points);
        return getStation(tx, viewer.sight, id);
      });
      return tagged(reply, { ...station, ...whereTo(parts, request, station) });
    },
  );
}

/** What is set in the device: the address, and one without TLS for a device that cannot do better. */
function whereTo(
  { addresses }: StationParts,
  request: FastifyRequest,
  { identifier }: { identifier: string },
): { connectTo: string; connectPlain: string | null; takesCertificates: boolean } {
  const { best, plain, takesCertificates } = stationsAddresses(addresses, request);
  const path = `/ocpp/${viewerOf(request).organization.slug}/${identifier}`;
  return { connectTo: best + path, connectPlain: plain === null ? null : plain + path, takesCertificates };
}
