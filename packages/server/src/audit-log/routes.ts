// The HTTP face of the audit log.
import { Readable } from 'node:stream';
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { csvLanguage, csvList, type CsvList } from '../http/csv-lists.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { limitAndOffset } from '../http/wire.ts';
import { exportEntries, listChoices, listEntries, noteExport } from './audit-log.ts';
import { AuditChoices, AuditEntry, AuditFilter, AuditPage, AuditPageFilter } from './wire.ts';

export function auditLogRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(AuditEntry.schema);
  const config = { permission: 'admin' } as const;
  const tags = ['audit log'];

  api.get(
    '/audit',
    {
      config,
      schema: { summary: 'Entries of the audit log', tags, querystring: AuditPageFilter, response: { 200: AuditPage } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listEntries(tx, sight, wanted));
    },
  );

  api.get(
    '/audit/choices',
    {
      config,
      schema: { summary: 'What the audit log can be filtered by', tags, response: { 200: AuditChoices } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => listChoices(tx, sight));
    },
  );

  api.get(
    '/audit/export',
    {
      config,
      schema: {
        summary: 'Entries of the audit log as CSV, newest first',
        tags,
        querystring: Type.Object({ ...AuditFilter.properties, ...csvLanguage }),
        produces: ['text/csv'],
        response: { 200: Type.Unsafe<Readable>({ type: 'string' }) },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { language, ...filter } = request.query;
      const { id, slug, timeZone } = viewer.organization;
      await doors.withTenant(id, (tx) => noteExport(tx, viewer, filter));
      const name = `audit-log-${slug}-${clock.now().toISOString().slice(0, 10)}.csv`;
      void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
      const list = csvList(viewer, { columns, german, language });
      return reply.send(Readable.from(lines(exportEntries(doors, viewer, filter), { list, timeZone })));
    },
  );
}

const columns = ['Entry', 'Time', 'Who', 'Address', 'Action', 'Kind', 'Id', 'Name', 'Outcome', 'Before', 'After'];

const german = {
  heads: {
    Entry: 'Eintrag',
    Time: 'Zeit',
    Who: 'Wer',
    Address: 'Adresse',
    Action: 'Aktion',
    Kind: 'Art',
    Id: 'Nummer',
    Name: 'Name',
    Outcome: 'Ergebnis',
    Before: 'Vorher',
    After: 'Nachher',
  },
  cells: { done: 'erfolgt', refused: 'abgelehnt', failed: 'fehlgeschlagen' },
};

type Form = { list: CsvList; timeZone: string };

async function* lines(sets: AsyncIterable<AuditEntry[]>, form: Form): AsyncGenerator<string, void, undefined> {
  yield form.list.head;
  for await (const entries of sets) yield entries.map((entry) => lineOf(entry, form)).join('');
}

function lineOf(entry: AuditEntry, { list, timeZone }: Form) {
  const { id, at, actor, address, action, subject, outcome, before, after } = entry;
  const { kind = null, id: subjectId = null, name = null } = subject ?? {};
  const json = (fields: AuditEntry['before']) => (fields === null ? null : JSON.stringify(fields));
  const time = at
    .toTemporalInstant()
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
  const what = [action, kind, subjectId, name, list.word(outcome)];
  return list.line([id, time, actor, address, ...what, json(before), json(after)]);
}
