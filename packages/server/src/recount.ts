// Counts all charging events of an organization again, from what stations said: npm run recount -- --organization SLUG
import { parseArgs } from 'node:util';
import { besideServer, endWith, readWords, unknownOrganization } from './beside.ts';
import type { Doors } from './db/doors.ts';
import { recountOrganization, type Recounted } from './energy/energy.ts';
import { findOrganizationId } from './organizations/organizations.ts';
import { StartRefused } from './start-refused.ts';

const usage = 'Say which: npm run recount -- --organization SLUG (and --demo for the demonstration).';
const interrupted = 130;

const stopping = new AbortController();
// npm passes a terminal's signal on to us, who have it already: the second changes nothing.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

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
  const { signal } = stopping;
  const done = await recountOrganization(doors, organizationId, { now: () => new Date(), signal, onProgress: show });
  if (process.stdout.isTTY && done.counted > 0) process.stdout.write('\n');
  for (const sentence of summary(done, signal.aborted)) console.log(sentence);
  return signal.aborted ? interrupted : 0;
}

function summary({ counted, total, changed }: Recounted, stopped: boolean): string[] {
  const figures = `${number(changed)} of them have other figures now.`;
  if (!stopped) return [`All ${number(counted)} charging events are counted again. ${figures}`];
  const rest = 'What was counted stays; start again to count all.';
  return [`Stopped: ${number(counted)} of ${number(total)} charging events are counted again. ${figures}`, rest];
}

/** One line that is written over on a terminal, else one for each tenth. */
let shownTenths = 0;
function show({ counted, total }: Recounted): void {
  const line = `Counted ${number(counted)} of ${number(total)} charging events.`;
  if (process.stdout.isTTY) {
    process.stdout.write(`\r${line}`);
    return;
  }
  const tenths = Math.floor((10 * counted) / total);
  if (tenths > shownTenths && counted < total) console.log(line);
  shownTenths = tenths;
}

function number(value: number): string {
  return value.toLocaleString('en');
}

await endWith(() => {
  const { slug, demo } = readOptions(process.argv.slice(2));
  return besideServer(demo, ({ doors }) => recount(doors, slug));
});
