// The mail that says a saved report is made: the file itself where mail servers take it, and where it is in the panel.
import { buffer } from 'node:stream/consumers';
import type { TenantTx } from '../../db/doors.ts';
import type { FileStore } from '../../files/files.ts';
import type { Attachment, Composer } from '../../mails/mails.ts';
import { mimeTypes } from '../files/order.ts';
import { placeOfReport } from '../jobs/jobs.ts';
import { findTold, type Told } from './queries.ts';

/** What mail servers take from each other without asking anybody. */
const mostAttachedBytes = 5_000_000;

type Parts = { publicUrl: string; files: Pick<FileStore, 'read'> };

export function reportComposers({ publicUrl, files }: Parts): { report: Composer } {
  return {
    async report(tx, { to, arguments: { jobId } }) {
      const told = await findTold(tx, Number(jobId), to);
      if (told === undefined) return undefined;
      const { from, to: until } = told.filter;
      const [name, organization] = [oneLine(told.name), oneLine(told.organizationName)];
      const attachment = await attachmentOf(tx, files, told);
      const where =
        attachment === undefined ? 'It is kept for seven days here:' : 'It is attached, and kept for seven days here:';
      return {
        subject: `${name}, ${from} to ${until}`,
        text: [
          `Hello ${oneLine(told.readerName)},`,
          `your report “${name}” of ${organization} from ${from} to ${until} is made, with ${told.sessions} charging events. ${where}`,
          `${publicUrl}/reports`,
          'Which reports come by mail is set under Reports.',
        ].join('\n\n'),
        ...(attachment && { attachment }),
      };
    },
  };
}

/** None where it is too large, or lies on another machine. */
async function attachmentOf(tx: TenantTx, files: Parts['files'], told: Told): Promise<Attachment | undefined> {
  if (told.sizeBytes > mostAttachedBytes) return undefined;
  const kept = await files.read(placeOfReport(tx.organizationId, told.jobId));
  if (kept === undefined) return undefined;
  const { format, filter, slug } = told;
  const name = `report-${slug}-${filter.from}-${filter.to}.${format}`;
  return { name, type: mimeTypes[format], bytes: await buffer(kept.bytes) };
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);
}
