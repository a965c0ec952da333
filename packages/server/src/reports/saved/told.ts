// The mail that says a saved report is made: the file itself where mail servers take it, and where it is in the panel.
import { buffer } from 'node:stream/consumers';
import type { TenantTx } from '../../db/doors.ts';
import type { FileStore } from '../../files/files.ts';
import type { Attachment, Composer } from '../../mails/mails.ts';
import type { Language } from '../../viewer.ts';
import { mimeTypes } from '../files/order.ts';
import { placeOfReport } from '../jobs/jobs.ts';
import { findTold, type Told } from './queries.ts';

/** What mail servers take from each other without asking anybody. */
const mostAttachedBytes = 5_000_000;

type Made = { name: string; organization: string; from: string; until: string; sessions: number };

type Words = {
  subject(made: Made): string;
  hello(name: string): string;
  made(made: Made): string;
  kept: string;
  attached: string;
  chosen: string;
};

const byLanguage: Readonly<Record<Language, Words>> = {
  en: {
    subject: ({ name, from, until }) => `${name}, ${from} to ${until}`,
    hello: (name) => `Hello ${name},`,
    made: ({ name, organization, from, until, sessions }) =>
      `your report “${name}” of ${organization} from ${from} to ${until} is made, with ${sessions} charging events.`,
    kept: 'It is kept for seven days here:',
    attached: 'It is attached, and kept for seven days here:',
    chosen: 'Which reports come by mail is set under Reports.',
  },
  de: {
    subject: ({ name, from, until }) => `${name}, ${from} bis ${until}`,
    hello: (name) => `Guten Tag ${name},`,
    made: ({ name, organization, from, until, sessions }) =>
      `Ihr Bericht „${name}“ von ${organization} vom ${from} bis zum ${until} ist fertig, mit ${sessions} ${sessions === 1 ? 'Ladevorgang' : 'Ladevorgängen'}.`,
    kept: 'Er bleibt sieben Tage lang hier:',
    attached: 'Er ist angehängt und bleibt sieben Tage lang hier:',
    chosen: 'Welche Berichte per E-Mail kommen, wählen Sie unter „Berichte“.',
  },
};

type Parts = { publicUrl: string; files: Pick<FileStore, 'read'> };

export function reportComposers({ publicUrl, files }: Parts): { report: Composer } {
  return {
    async report(tx, { to, arguments: { jobId } }) {
      const told = await findTold(tx, Number(jobId), to);
      if (told === undefined) return undefined;
      const { from, to: until } = told.filter;
      const [name, organization] = [oneLine(told.name), oneLine(told.organizationName)];
      const attachment = await attachmentOf(tx, files, told);
      const language = told.language ?? 'en';
      const words = byLanguage[language];
      const made = { name, organization, from, until, sessions: told.sessions };
      return {
        language,
        subject: words.subject(made),
        text: [
          words.hello(oneLine(told.readerName)),
          `${words.made(made)} ${attachment === undefined ? words.kept : words.attached}`,
          `${publicUrl}/reports`,
          words.chosen,
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
