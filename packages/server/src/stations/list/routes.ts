// The HTTP face of what stands beside the list of charging stations: their number, what it can be filtered by, and all of it as CSV.
import { Readable } from 'node:stream';
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../../db/doors.ts';
import { csvLanguage, csvList, type CsvList } from '../../http/csv-lists.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { StationChoices, StationFilter, StationIds } from '../wire.ts';
import { exportStations, noteExport } from './export.ts';
import { countStations, listChoices, listIds } from './list.ts';
import type { ExportedStation } from './queries.ts';
import { german } from './words.ts';

/** As many as are asked for something at once. */
const mostIds = 10_000;

export function listRoutes(api: Api, doors: Doors): void {
  const config = { permission: 'login' } as const;
  const tags = ['stations'];

  api.get(
    '/stations/count',
    {
      config,
      schema: {
        summary: 'How many stations fit',
        tags,
        querystring: StationFilter,
        response: { 200: Type.Object({ total: Type.Integer() }) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { total: await doors.withTenant(organization.id, (tx) => countStations(tx, sight, request.query)) };
    },
  );

  api.get(
    '/stations/ids',
    {
      config,
      schema: {
        summary: 'Which stations fit, for what is done to all of them',
        tags,
        querystring: StationFilter,
        response: { 200: StationIds },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, limit: mostIds + 1 };
      const found = await doors.withTenant(organization.id, (tx) => listIds(tx, sight, wanted));
      return { ids: found.slice(0, mostIds), more: found.length > mostIds };
    },
  );

  api.get(
    '/stations/choices',
    { config, schema: { summary: 'What stations can be filtered by', tags, response: { 200: StationChoices } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listChoices(tx, sight));
    },
  );

  api.get(
    '/stations/export',
    {
      config,
      schema: {
        summary: 'Stations as CSV',
        tags,
        querystring: Type.Object({ ...StationFilter.properties, ...csvLanguage }),
        produces: ['text/csv'],
        response: { 200: Type.Unsafe<Readable>({ type: 'string' }) },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { language, ...filter } = request.query;
      const { id, slug } = viewer.organization;
      await doors.withTenant(id, (tx) => noteExport(tx, viewer, filter));
      const disposition = `attachment; filename="charging-stations-${slug}.csv"`;
      void reply.type('text/csv; charset=utf-8').header('content-disposition', disposition);
      const list = csvList(viewer, { columns: Object.keys(columns), german, language });
      return reply.send(Readable.from(linesOf(exportStations(doors, viewer, filter), list)));
    },
  );
}

/** The first are those of an import. */
const columns = {
  name: 'name',
  identifier: 'identifier',
  group: 'groupName',
  proof: 'proof',
  address: 'address',
  latitude: 'latitude',
  longitude: 'longitude',
  note: 'note',
  contact: 'contact',
  vendor: 'vendor',
  model: 'model',
  serial: 'serial',
  firmware: 'firmware',
  'OCPP version': 'ocppVersion',
  connected: 'connected',
  'last seen': 'lastSeenAt',
} as const satisfies Record<string, keyof ExportedStation>;

async function* linesOf(
  sets: AsyncIterable<ExportedStation[]>,
  list: CsvList,
): AsyncGenerator<string, void, undefined> {
  yield list.head;
  for await (const set of sets) {
    yield set.map((station) => list.line(Object.values(columns).map((field) => cellOf(station, field, list)))).join('');
  }
}

function cellOf(station: ExportedStation, field: keyof ExportedStation, { word }: CsvList): string | number | null {
  const value = station[field];
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'boolean') return word(value);
  return field === 'proof' ? word(station.proof) : value;
}
