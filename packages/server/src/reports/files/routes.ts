// A report as a workbook or as letters, made while one waits.
import { Type } from '@fastify/type-provider-typebox';
import type { Doors } from '../../db/doors.ts';
import { languageOf } from '../../viewer.ts';
import { viewerOf, type Api } from '../../http/route.ts';
import { demandShort, exportSessions, noteExport } from '../reports.ts';
import { FileFilter } from '../wire.ts';
import { makeFile } from './make-file.ts';
import { mimeTypes } from './order.ts';

export function fileRoutes(api: Api, doors: Doors): void {
  api.get(
    '/reports/file',
    {
      config: { permission: 'login' },
      schema: {
        summary: 'A report as XLSX, or as PDF with a letter for each charging user',
        tags: ['reports'],
        querystring: FileFilter,
        produces: Object.values(mimeTypes),
        response: { 200: Type.Unsafe<Buffer>({ type: 'string', format: 'binary' }) },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { format, language = languageOf(viewer), ...filter } = request.query;
      const { id, slug, name: organizationName, timeZone } = viewer.organization;
      await doors.withTenant(id, async (tx) => {
        await demandShort(tx, viewer, { format, filter });
        await noteExport(tx, viewer, { format, filter });
      });
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const order = { ...filter, format, language, organizationName, timeZone };
      const bytes = await whole(makeFile(order, exportSessions(doors, viewer, filter), gone.signal), gone.signal);
      if (bytes === undefined) return reply.hijack();
      const name = `report-${slug}-${filter.from}-${filter.to}.${format}`;
      void reply.type(mimeTypes[format]).header('content-disposition', `attachment; filename="${name}"`);
      return reply.send(bytes);
    },
  );
}

/**
 * Made to its end before the first byte leaves, so that no slow reader keeps a thread from the others; a few megabytes, since longer ones are
 * refused. Undefined where nobody waits for it any more.
 */
async function whole(chunks: AsyncIterable<Uint8Array>, gone: AbortSignal): Promise<Buffer | undefined> {
  try {
    return Buffer.concat(await Array.fromAsync(chunks));
  } catch (error) {
    if (gone.aborted) return undefined;
    throw error;
  }
}
