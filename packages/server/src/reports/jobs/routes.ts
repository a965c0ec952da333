// The HTTP face of reports that are made in the background.
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import { loggedInOf, type Api } from '../../http/route.ts';
import { IdInPath, itemsOf } from '../../http/wire.ts';
import { mimeTypes } from '../files/order.ts';
import { FileFilter, ReportJob } from '../wire.ts';
import { askJob, cancelOwnJob, listJobs, placeOfReport, takeFile, type FileStore } from './jobs.ts';

const config = { permission: 'operator' } as const;
const tags = ['reports'];

export type JobParts = { doors: Doors; clock: Clock; files: FileStore };

export function jobRoutes(api: Api, { doors, clock, files }: JobParts): void {
  api.addSchema(ReportJob.schema);
  const response = { 200: ReportJob.ref };

  api.get(
    '/reports/jobs',
    {
      config,
      schema: {
        summary: 'One’s own reports that are made in the background',
        tags,
        response: { 200: itemsOf(ReportJob.ref) },
      },
    },
    async (request) => {
      const viewer = loggedInOf(request);
      return { items: await doors.withTenant(viewer.organization.id, (tx) => listJobs(tx, viewer)) };
    },
  );

  api.post(
    '/reports/jobs',
    {
      config,
      schema: {
        summary: 'Have a report made in the background',
        tags,
        querystring: FileFilter,
        response: { 201: ReportJob.ref },
      },
    },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const { format, ...filter } = request.query;
      const asked = { format, filter, now: clock.now() };
      return reply.code(201).send(await doors.withTenant(viewer.organization.id, (tx) => askJob(tx, viewer, asked)));
    },
  );

  api.post(
    '/reports/jobs/:id/cancel',
    { config, schema: { summary: 'Cancel a report that is not made yet', tags, params: IdInPath, response } },
    (request) => {
      const viewer = loggedInOf(request);
      const { id } = request.params;
      return doors.withTenant(viewer.organization.id, (tx) => cancelOwnJob(tx, viewer, id, clock.now()));
    },
  );

  api.get(
    '/reports/jobs/:id/file',
    { config, schema: { summary: 'Download a report that was made in the background', tags, params: IdInPath } },
    async (request, reply) => {
      const viewer = loggedInOf(request);
      const { organization } = viewer;
      const { id } = request.params;
      const { format, filter } = await doors.withTenant(organization.id, (tx) => takeFile(tx, viewer, id));
      const kept = await files.read(placeOfReport(organization.id, id));
      if (kept === undefined) throw new Failure('file_gone');
      const name = `report-${organization.slug}-${filter.from}-${filter.to}.${format}`;
      return reply
        .type(mimeTypes[format])
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('content-length', kept.sizeBytes)
        .send(kept.bytes);
    },
  );
}
