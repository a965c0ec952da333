// The HTTP face of saved reports; what each asks for stands in the address, as everywhere with reports.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { loggedInOf, type Api } from '../../http/route.ts';
import { IfMatch, tagged, versionIn } from '../../http/version.ts';
import { IdInPath, itemsOf } from '../../http/wire.ts';
import { ReportFilter, SavedReport, SavedReportEdit } from '../wire.ts';
import { editSaved, forgetSaved, listSaved, saveReport } from './saved.ts';

const config = { permission: 'operator' } as const;
const tags = ['reports'];
const querystring = ReportFilter;
const body = SavedReportEdit;

export function savedRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(SavedReport.schema);

  api.get(
    '/reports/saved',
    { config, schema: { summary: 'One’s own saved reports', tags, response: { 200: itemsOf(SavedReport.ref) } } },
    async (request) => {
      const viewer = loggedInOf(request);
      return { items: await doors.withTenant(viewer.organization.id, (tx) => listSaved(tx, viewer)) };
    },
  );

  api.post(
    '/reports/saved',
    { config, schema: { summary: 'Save a report', tags, querystring, body, response: { 201: SavedReport.ref } } },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const wish = { filter: request.query, edit: request.body, now: clock.now() };
      const saved = await doors.withTenant(viewer.organization.id, (tx) => saveReport(tx, viewer, wish));
      return reply.code(201).send(tagged(reply, saved));
    },
  );

  api.put(
    '/reports/saved/:id',
    {
      config,
      schema: {
        summary: 'Change a saved report',
        tags,
        params: IdInPath,
        headers: IfMatch,
        querystring,
        body,
        response: { 200: SavedReport.ref },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      const wish = { filter: request.query, edit: request.body, now: clock.now() };
      return tagged(reply, await doors.withTenant(viewer.organization.id, (tx) => editSaved(tx, viewer, seen, wish)));
    },
  );

  api.delete(
    '/reports/saved/:id',
    {
      config,
      schema: {
        summary: 'Delete a saved report',
        tags,
        params: IdInPath,
        headers: IfMatch,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const seen = { id: request.params.id, version: versionIn(request.headers) };
      await doors.withTenant(viewer.organization.id, (tx) => forgetSaved(tx, viewer, seen));
      return reply.code(204).send(null);
    },
  );
}
