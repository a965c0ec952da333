// A report as a CSV file, streamed: however long it is, little of it is in memory.
import { Readable } from 'node:stream';
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../../db/doors.ts';
import { byteOrderMark, csvLine, type Separator } from '../../http/csv.ts';
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
      const { separator = 'comma', ...filter } = request.query;
      const { id, slug, timeZone } = viewer.organization;
      await doors.withTenant(id, (tx) => noteExport(tx, viewer, { format: 'csv', filter }));
      const name = `report-${slug}-${filter.from}-${filter.to}.csv`;
      void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
      const dialect = { columns: columnsOf(filter), separator: separators[separator], timeZone };
      return reply.send(Readable.from(linesOf(exportSessions(doors, viewer, filter), dialect)));
    },
  );
}

const separators: Record<'comma' | 'semicolon', Separator> = { comma: ',', semicolon: ';' };
type Dialect = { columns: readonly Column[]; separator: Separator; timeZone: string };
type Writing = { separator: Separator; instantText(at: Date): string };

/** The file, set by set. */
export async function* linesOf(
  sets: AsyncIterable<ReportSession[]>,
  dialect: Dialect,
): AsyncGenerator<string, void, undefined> {
  const { columns, separator } = dialect;
  const writing = { separator, instantText: instantsIn(dialect.timeZone) };
  yield (
    byteOrderMark +
    csvLine(
      columns.map(({ head }) => head),
      separator,
    )
  );
  for await (const set of sets) {
    const cells = (session: ReportSession) => columns.map((column) => cellOf(session, column, writing));
    yield set.map((session) => csvLine(cells(session), separator)).join('');
  }
}

function cellOf(session: ReportSession, { kind, of }: Column, { separator, instantText }: Writing): string | null {
  const value = of(session);
  if (value instanceof Date) return instantText(value);
  if (typeof value !== 'number') return value;
  const decimals = decimalsOf(kind, value);
  return separator === ';' ? decimals.replace('.', ',') : decimals;
}
