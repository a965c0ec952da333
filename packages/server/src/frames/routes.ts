// The HTTP face of the OCPP log.
import { Readable } from 'node:stream';
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath } from '../http/wire.ts';
import { exportFrames, listFrames, noteFrameExport } from './frames.ts';
import { Frame, FrameFilter, FramePage } from './wire.ts';

export function frameRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(Frame.schema);
  const config = { permission: 'login' } as const;
  const asked = { tags: ['stations'], params: IdInPath, querystring: FrameFilter };

  api.get(
    '/stations/:id/frames',
    { config, schema: { ...asked, summary: 'A station’s OCPP log, the latest first', response: { 200: FramePage } } },
    (request) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.query, stationId: request.params.id };
      return doors.withTenant(viewer.organization.id, (tx) => listFrames(tx, viewer, wanted));
    },
  );

  api.get(
    '/stations/:id/frames/export',
    {
      config,
      schema: {
        ...asked,
        summary: 'A station’s OCPP log as lines of JSON, the latest first',
        produces: ['application/jsonl'],
        response: { 200: Type.Unsafe<Readable>({ type: 'string' }) },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.query, stationId: request.params.id };
      await doors.withTenant(viewer.organization.id, (tx) => noteFrameExport(tx, viewer, wanted));
      const name = `ocpp-log-${wanted.stationId}-${clock.now().toISOString().slice(0, 10)}.jsonl`;
      void reply.type('application/jsonl').header('content-disposition', `attachment; filename="${name}"`);
      return reply.send(Readable.from(lines(exportFrames(doors, viewer, wanted))));
    },
  );
}

async function* lines(sets: AsyncIterable<Frame[]>): AsyncGenerator<string, void, undefined> {
  for await (const frames of sets) yield frames.map((frame) => `${JSON.stringify(frame)}\n`).join('');
}
