// A report as a CSV file, streamed: however long it is, little of it is in memory.
import { Readable } from 'node:stream';
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../../db/doors.ts';
import { languageOf } from '../../viewer.ts';
import { byteOrderMark, csvLine, csvText, usualSeparator, type Separator } from '../../http/csv.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { columnsOf, decimalsOf, instantsIn, type Column } from '../columns.ts';
import { exportSessions, noteExport } from '../reports.ts';
import { CsvFilter, type ReportSession } from '../wire.ts';

export function csvRoutes(api: Api, doors: Doors): void {
  api.get(
    '/reports/csv',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'A report as CSV: every charging event of it',
        tags: ['reports'],
        querystring: CsvFilter,
        produces: ['text/csv'],
        response: { 200: Type.Unsafe<Readable>({ type: 'string' }) },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { language = languageOf(viewer), separator, ...filter } = request.query;
      const { id, slug, timeZone } = viewer.organization;
      await doors.withTenant(id, (tx) => noteExport(tx, viewer, { format: 'csv', filter }));
      const name = `report-${slug}-${filter.from}-${filter.to}.csv`;
      void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
      const dialect = {
        columns: columnsOf({ ...filter, language }),
        separator: separator === undefined ? usualSeparator[language] : separators[separator],
        timeZone,
      };
      return reply.send(Readable.from(linesOf(exportSessions(doors, viewer, filter), dialect)));
    },
  );
}

const separators: Record<'comma' | 'semicolon', Separator> = { comma: ',', semicolon: ';' };
type Dialect = { columns: readonly Column[]; separator: Separator; timeZone: string };

/** The file, set by set. */
export async function* linesOf(
  sets: AsyncIterable<ReportSession[]>,
  { columns, separator, timeZone }: Dialect,
): AsyncGenerator<string, void, undefined> {
  const heads = columns.map(({ head }) => head);
  yield byteOrderMark + csvLine(heads, separator);
  const [first, ...others] = cellWriters({ columns, separator, timeZone });
  if (first === undefined) return;
  for await (const set of sets) {
    let lines = '';
    for (const session of set) {
      lines += first(session);
      for (const write of others) lines += separator + write(session);
      lines += '\r\n';
    }
    yield lines;
  }
}

/** What each column does with its cells is decided once, not in each of millions of lines. */
function cellWriters({ columns, separator, timeZone }: Dialect): ((session: ReportSession) => string)[] {
  const instantText = instantsIn(timeZone);
  return columns.map(({ kind, of }: Column) => {
    const written = (value: string | number | Date): string => {
      if (value instanceof Date) return instantText(value);
      if (typeof value === 'string') return csvText(value, separator);
      const decimals = decimalsOf(kind, value);
      return separator === ';' ? decimals.replace('.', ',') : decimals;
    };
    return (session) => {
      const value = of(session);
      return value === null ? '' : written(value);
    };
  });
}
