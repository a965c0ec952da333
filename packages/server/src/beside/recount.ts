// Counts all charging events of an organization again, from what stations said: npm run recount -- --organization SLUG
import { parseArgs } from 'node:util';
import { besideServer, endWith, interrupted, listenForEnd, readWords, unknownOrganization } from './beside.ts';
import type { Doors } from '../db/doors.ts';
import { recountOrganization, type Recounted } from '../energy/energy.ts';
import { findOrganizationId } from '../organizations/organizations.ts';
import { startProgress } from './progress.ts';
import { StartRefused } from '../start-refused.ts';

const usage = 'Say which: npm run recount -- --organization SLUG (and --demo for the demonstration).';
const signal = listenForEnd();

type Options = { slug: string; demo: boolean };

function readOptions(words: string[]): Options {
  const options = { organization: { type: 'string' }, demo: { type: 'boolean', default: false } } as const;
  const { organization, demo } = readWords(usage, () => parseArgs({ args: words, options }).values);
  if (organization === undefined || organization === '') throw new StartRefused(usage, { exitCode: 2 });
  return { slug: organization, demo };
}

/** Answers the exit code. */
async function recount(doors: Doors, slug: string): Promise<number> {
  const organizationId = await doors.withDirectory((tx) => findOrganizationId(tx, slug));
  if (organizationId === undefined) throw unknownOrganization(slug);
  const progress = startProgress();
  const done = await recountOrganization(doors, organizationId, {
    now: () => new Date(),
    signal,
    onProgress: ({ counted, total }) =>
      progress.show(counted / total, `Counted ${number(counted)} of ${number(total)} charging events.`),
  });
  progress.end();
  for (const sentence of summary(done, signal.aborted)) console.log(sentence);
  return signal.aborted ? interrupted : 0;
}

function summary({ counted, total, changed }: Recounted, stopped: boolean): string[] {
  const figures = `${number(changed)} of them have other figures now.`;
  if (!stopped) return [`All ${number(counted)} charging events are counted again. ${figures}`];
  const rest = 'What was counted stays; start again to count all.';
  return [`Stopped: ${number(counted)} of ${number(total)} charging events are counted again. ${figures}`, rest];
}

function number(value: number): string {
  return value.toLocaleString('en');
}

await endWith(() => {
  const { slug, demo } = readOptions(process.argv.slice(2));
  return besideServer(demo, ({ doors }) => recount(doors, slug));
});
