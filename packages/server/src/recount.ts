// Counts all charging events of an organization again, from what stations said: npm run recount -- --organization SLUG
import { parseArgs } from 'node:util';
import { readSettings } from './config.ts';
import { openDoors, type Doors } from './db/doors.ts';
import { prepareDatabase } from './db/prepare.ts';
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
  const { organization, demo } = parse(words);
  if (organization === undefined || organization === '') throw new StartRefused(usage, { exitCode: 2 });
  return { slug: organization, demo };
}

function parse(words: string[]) {
  try {
    const options = { organization: { type: 'string' }, demo: { type: 'boolean', default: false } } as const;
    return parseArgs({ args: words, options }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : '';
    throw new StartRefused(`${reason}. ${usage}`, { exitCode: 2, cause });
  }
}

/** Answers the exit code. */
async function run({ slug, demo }: Options): Promise<number> {
  const settings = readSettings(process.env, demo ? ['--demo'] : []);
  const database = await prepareDatabase({ ...settings, say: console.log, joins: true });
  const doors = openDoors({
    connection: { connectionString: database.poolUrl },
    publish: () => undefined,
    onPoolError: (error) => console.error(`A connection to the database was lost: ${error.message}`),
  });
  try {
    return await recount(doors, slug);
  } finally {
    await doors.close();
    await database.stop();
  }
}

async function recount(doors: Doors, slug: string): Promise<number> {
  const organizationId = await doors.withDirectory((tx) => findOrganizationId(tx, slug));
  if (organizationId === undefined) {
    throw new StartRefused(`There is no organization with the address "${slug}".`, { exitCode: 2 });
  }
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

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof StartRefused ? error.message : error);
  process.exitCode = error instanceof StartRefused ? error.exitCode : 1;
}
