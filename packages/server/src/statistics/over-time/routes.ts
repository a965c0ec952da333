// The HTTP face of statistics over time: each whole by its own address, on screen and as CSV.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { csvLanguage, csvList } from '../../http/csv-lists.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { IdInPath } from '../../http/wire.ts';
import { columnNames, german, linesOf } from './lines.ts';
import { exportStatistics, readStatistics } from './over-time.ts';
import { wholes, type Whole } from './whose.ts';
import { Statistics, StatisticsFilter } from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['statistics'];
const querystring = StatisticsFilter;
const exportQuery = Type.Object({ ...StatisticsFilter.properties, ...csvLanguage });

const words: Record<Whole, string> = {
  domain: 'one’s whole domain',
  stations: 'a station',
  groups: 'a group with all below it',
  drivers: 'a charging user, in one’s domain',
  'driver-groups': 'the charging users who are in a group now, in one’s domain',
};

export function overTimeRoutes(api: Api, parts: { doors: Doors; clock: Clock }): void {
  api.addSchema(Statistics.schema);
  for (const whole of wholes) {
    addReading(api, whole, parts);
    addExport(api, whole, parts);
  }
}

function addressOf(whole: Whole) {
  if (whole === 'domain') return { url: '/statistics', params: Type.Object({}) };
  return { url: `/${whole}/:id/statistics`, params: IdInPath };
}

function idIn(params: object): number {
  return 'id' in params ? Number(params.id) : 0;
}

function addReading(api: Api, whole: Whole, { doors, clock }: { doors: Doors; clock: Clock }): void {
  const { url, params } = addressOf(whole);
  const summary = `Energy, charging events, used points and shares of time by periods, of ${words[whole]}`;
  api.get(
    url,
    { config, schema: { summary, tags, params, querystring, response: { 200: Statistics.ref } } },
    (request) => {
      const viewer = viewerOf(request);
      const asked = { ...request.query, now: clock.now() };
      const whose = { whole, id: idIn(request.params) };
      return doors.withTenant(viewer.organization.id, (tx) => readStatistics(tx, viewer, whose, asked));
    },
  );
}

function addExport(api: Api, whole: Whole, { doors, clock }: { doors: Doors; clock: Clock }): void {
  const { url, params } = addressOf(whole);
  const response = { 200: Type.String() };
  api.get(
    `${url}/export`,
    {
      config,
      schema: { summary: `The same as CSV`, tags, params, querystring: exportQuery, produces: ['text/csv'], response },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { language, ...filter } = request.query;
      const { id, slug, timeZone } = viewer.organization;
      const asked = { ...filter, now: clock.now() };
      const whose = { whole, id: idIn(request.params) };
      const statistics = await doors.withTenant(id, (tx) => exportStatistics(tx, viewer, whose, asked));
      const disposition = `attachment; filename="statistics-${slug}.csv"`;
      void reply.type('text/csv; charset=utf-8').header('content-disposition', disposition);
      const { head, line } = csvList(viewer, { columns: columnNames, german, language });
      return reply.send(head + linesOf(statistics, timeZone).map(line).join(''));
    },
  );
}
