// The HTTP face of the sheet of charging users and tokens: out as CSV, in as CSV.
import { Readable } from 'node:stream';
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import { csvLanguage, csvList, type CsvList } from '../../http/csv-lists.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { tellLines } from '../../http/told-lines.ts';
import { SheetFilter } from '../wire.ts';
import { columns, german } from './columns.ts';
import { exportSheet, noteSheetExport, type SheetRow } from './export.ts';
import { importSheet } from './import.ts';
import { SheetAsked } from './wire.ts';

const bodyLimitBytes = 64 * 1024 * 1024;
const tags = ['drivers'];
const response = { 200: Type.Unsafe<Readable>({ type: 'string' }) };

export function sheetRoutes(api: Api, doors: Doors): void {
  api.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

  api.get(
    '/drivers/export',
    {
      // Whole tokens, of many people: whoever has them can make cards.
      config: { permission: 'admin' },
      schema: {
        summary: 'Charging users and tokens as CSV, as they can be imported',
        tags,
        querystring: Type.Object({ ...SheetFilter.properties, ...csvLanguage }),
        produces: ['text/csv'],
        response,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { language, ...filter } = request.query;
      const { id, slug } = viewer.organization;
      await doors.withTenant(id, (tx) => noteSheetExport(tx, viewer, filter));
      const disposition = `attachment; filename="charging-users-${slug}.csv"`;
      void reply.type('text/csv; charset=utf-8').header('content-disposition', disposition);
      const list = csvList(viewer, { columns, german, language });
      return reply.send(Readable.from(linesOf(exportSheet(doors, viewer, filter), list)));
    },
  );

  api.post(
    '/drivers/import',
    {
      bodyLimit: bodyLimitBytes,
      config: { permission: 'login' },
      schema: {
        summary:
          'Say what a CSV file of charging users and tokens (text/csv) would do, or do it; told as lines of JSON',
        tags,
        querystring: SheetAsked,
        produces: ['application/jsonl'],
        response,
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { body: bytes } = request;
      if (!(bytes instanceof Uint8Array)) throw new Failure('invalid_input', { detail: 'Send the file as text/csv.' });
      const lines = tellLines(request, reply, ({ tell, signal }) => {
        const asked = { bytes, signal, plan: request.query.plan, onProgress: tell };
        return doors.withTenant(viewer.organization.id, (tx) => importSheet(tx, viewer, asked));
      });
      return reply.send(lines);
    },
  );
}

async function* linesOf(sets: AsyncIterable<SheetRow[]>, list: CsvList): AsyncGenerator<string, void, undefined> {
  const coded = new Set(german.coded);
  yield list.head;
  for await (const set of sets) {
    yield set.map((row) => list.line(columns.map((c) => (coded.has(c) ? list.word(row[c]) : row[c])))).join('');
  }
}
