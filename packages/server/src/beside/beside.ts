// What commands beside the server share: they work on the database that is there, with the server and without it.
import { resolve } from 'node:path';
import { readSettings, type Settings } from '../config/config.ts';
import { openDoors, type Doors } from '../db/doors.ts';
import { prepareDatabase, type PreparedDatabase } from '../db/prepare.ts';
import { StartRefused } from '../start-refused.ts';
import type { Actor } from '../viewer.ts';

export type Beside = { doors: Doors; settings: Settings; database: PreparedDatabase };

/** What was done without a browser: by whom is not known. */
export const byHand: Actor = { operatorId: null, name: 'command line', address: null };

export function besideServer<T>(demo: boolean, use: (beside: Beside) => Promise<T>): Promise<T> {
  return onDatabase(readSettings(process.env, demo ? ['--demo'] : []), use);
}

export async function onDatabase<T>(settings: Settings, use: (beside: Beside) => Promise<T>): Promise<T> {
  const database = await prepareDatabase({ ...settings, say: console.log, joins: true });
  const doors = openDoors({
    connection: { connectionString: database.poolUrl },
    publish: () => undefined,
    onPoolError: (error) => console.error(`A connection to the database was lost: ${error.message}`),
  });
  try {
    return await use({ doors, settings, database });
  } finally {
    await doors.close();
    await database.stop();
  }
}

/** Reads the words of the command line; what is wrong with them ends it with the usage and code 2. */
export function readWords<T>(usage: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('. ')[0] : '';
    throw new StartRefused(`${reason}. ${usage}`, { exitCode: 2, cause });
  }
}

/** A path as it was written where the command was given: npm runs us in the project's folder. */
export function pathOf(word: string): string {
  return resolve(process.env['INIT_CWD'] ?? '', word);
}

export function unknownOrganization(slug: string): StartRefused {
  return new StartRefused(`There is no organization with the address "${slug}".`, { exitCode: 2 });
}

/** Ends what listens to it when the user asks for that; what npm passes on of a terminal's signal changes nothing. */
export function listenForEnd(): AbortSignal {
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => ending.abort());
  return ending.signal;
}

export const interrupted = 130;

/** Runs it to its exit code. */
export async function endWith(run: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await run();
  } catch (error) {
    console.error(error instanceof StartRefused ? error.message : error);
    process.exitCode = error instanceof StartRefused ? error.exitCode : 1;
  }
}
