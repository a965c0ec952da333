// The HTTP face of reports.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { itemsOf, limitAndOffset, pageOf } from '../http/wire.ts';
import { csvRoutes } from './csv/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { jobRoutes, type JobParts } from './jobs/routes.ts';
import { listRows, listSessions, readBridge, readTotals } from './reports.ts';
import { savedRoutes } from './saved/routes.ts';
import {
  ReportBridge,
  ReportFilter,
  ReportRow,
  ReportRowsFilter,
  ReportSession,
  ReportSessionsFilter,
  ReportTotals,
} from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['reports'];

export function reportRoutes(api: Api, parts: JobParts): void {
  const { doors } = parts;
  for (const { schema } of [ReportRow, ReportSession]) api.addSchema(schema);

  api.get(
    '/reports/totals',
    {
      config,
      schema: {
        summary: 'What the closed charging events that began in a period took together',
        tags,
        querystring: ReportFilter,
        response: { 200: ReportTotals },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      return doors.withTenant(viewer.organization.id, (tx) => readTotals(tx, viewer, request.query));
    },
  );

  addLists(api, doors);
  csvRoutes(api, doors);
  fileRoutes(api, doors);
  jobRoutes(api, parts);
  savedRoutes(api, parts);

  api.get(
    '/reports/bridge',
    {
      config,
      schema: {
        summary: 'From what a report counts, whole charging events, to what flowed in its period',
        tags,
        querystring: ReportFilter,
        response: { 200: ReportBridge },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      return doors.withTenant(viewer.organization.id, (tx) => readBridge(tx, viewer, request.query));
    },
  );
}

function addLists(api: Api, doors: Doors): void {
  api.get(
    '/reports/rows',
    {
      config,
      schema: {
        summary: 'A report by group, station, point, user, user group, token, day or month',
        tags,
        querystring: ReportRowsFilter,
        response: { 200: pageOf(ReportRow.ref) },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(viewer.organization.id, (tx) => listRows(tx, viewer, wanted));
    },
  );

  api.get(
    '/reports/sessions',
    {
      config,
      schema: {
        summary: 'The charging events of a report; the totals say how many there are',
        tags,
        querystring: ReportSessionsFilter,
        response: { 200: itemsOf(ReportSession.ref) },
      },
    },
    async (request) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return { items: await doors.withTenant(viewer.organization.id, (tx) => listSessions(tx, viewer, wanted)) };
    },
  );
}
