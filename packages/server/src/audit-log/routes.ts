// The HTTP face of the audit log.
import { Readable } from 'node:stream';
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { byteOrderMark, csvLine } from '../http/csv.ts';
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
        querystring: AuditFilter,
        produces: ['text/csv'],
        response: { 200: Type.Unsafe<Readable>({ type: 'string' }) },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id, slug, timeZone } = viewer.organization;
      await doors.withTenant(id, (tx) => noteExport(tx, viewer, request.query));
      const name = `audit-log-${slug}-${clock.now().toISOString().slice(0, 10)}.csv`;
      void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}"`);
      return reply.send(Readable.from(lines(exportEntries(doors, viewer, request.query), timeZone)));
    },
  );
}

const head = ['Entry', 'Time', 'Who', 'Address', 'Action', 'Kind', 'Id', 'Name', 'Outcome', 'Before', 'After'];

async function* lines(sets: AsyncIterable<AuditEntry[]>, timeZone: string): AsyncGenerator<string, void, undefined> {
  yield byteOrderMark + csvLine(head);
  for await (const entries of sets) yield entries.map((entry) => lineOf(entry, timeZone)).join('');
}

function lineOf({ id, at, actor, address, action, subject, outcome, before, after }: AuditEntry, timeZone: string) {
  const { kind = null, id: subjectId = null, name = null } = subject ?? {};
  const json = (fields: AuditEntry['before']) => (fields === null ? null : JSON.stringify(fields));
  const time = at
    .toTemporalInstant()
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', fractionalSecondDigits: 3 });
  return csvLine([id, time, actor, address, action, kind, subjectId, name, outcome, json(before), json(after)]);
}
