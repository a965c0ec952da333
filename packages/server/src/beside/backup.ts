// Takes a backup of everything, beside the running server or without it, and tells whether one is whole: npm run backup -- [FILE]
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import packageFile from '../../package.json' with { type: 'json' };
import { checkBackupFile } from '../backups/backup-file.ts';
import { takeBackup } from '../backups/backups.ts';
import type { Manifest } from '../backups/manifest.ts';
import { backupName } from '../backups/nights.ts';
import { endWith, interrupted, listenForEnd, pathOf, readWords } from './beside.ts';
import { readSettings } from '../config/config.ts';
import { reachDatabase } from '../db/prepare.ts';
import { inMegabytes, startProgress } from './progress.ts';
import { StartRefused } from '../start-refused.ts';

const usage = `Say one of these, with --demo for the demonstration:
  npm run backup                     into the folder backups
  npm run backup -- FILE             into this file or folder
  npm run backup -- --check FILE     tells whether it is whole`;

const signal = listenForEnd();

type Options = { file: string | undefined; check: string | undefined; demo: boolean };

function readOptions(words: string[]): Options {
  const options = { check: { type: 'string' }, demo: { type: 'boolean', default: false } } as const;
  const { values, positionals } = readWords(usage, () => parseArgs({ args: words, options, allowPositionals: true }));
  const { check, demo } = values;
  const [file, more] = positionals;
  if (more !== undefined || (check !== undefined && file !== undefined)) throw new StartRefused(usage, { exitCode: 2 });
  return { file, check, demo };
}

async function take(file: string | undefined, demo: boolean): Promise<void> {
  const settings = readSettings(process.env, demo ? ['--demo'] : []);
  const madeAt = new Date();
  const path = await placeFor(file, madeAt, demo);
  const database = await reachDatabase({ ...settings, say: console.log, joins: true });
  const progress = startProgress();
  const onProgress = (done: number, total: number) =>
    progress.show(done / total, `Copied ${inMegabytes(done)} of the database's ${inMegabytes(total)}.`);
  try {
    const taking = { path, madeAt, stationmaster: packageFile.version, signal, onProgress };
    const manifest = await takeBackup({ ...database, pgDump: settings.pgDump }, taking);
    progress.end();
    console.log(`The backup is whole: ${path}, ${inMegabytes((await stat(path)).size)}.`);
    console.log(aboutKey(manifest));
  } finally {
    progress.end();
    await database.stop();
  }
}

/** Where no name is given, or a folder, the name tells the time. */
async function placeFor(file: string | undefined, madeAt: Date, demo: boolean): Promise<string> {
  const path = file === undefined ? resolve('backups') : pathOf(file);
  const isFolder = file === undefined || file.endsWith('/') || (await stat(path).catch(() => undefined))?.isDirectory();
  const folder = isFolder === true ? path : dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return isFolder === true ? join(folder, backupName(demo ? 'demonstration' : 'by hand', madeAt)) : path;
}

function aboutKey({ contents }: Manifest): string {
  return contents.some(({ name }) => name === 'secret.key')
    ? 'The secret key is in it: keep it where nobody else can read it, and not only on this machine.'
    : 'SECRET_KEY is not in it: keep that too. Without it no charging station could log in.';
}

async function check(path: string): Promise<void> {
  const progress = startProgress();
  const onProgress = (done: number, total: number) =>
    progress.show(done / total, `Read ${inMegabytes(done)} of ${inMegabytes(total)}.`);
  const reading = checkBackupFile(path, { signal, onProgress });
  const { contents, madeAt, stationmaster, database } = await reading.finally(() => progress.end());
  const bytes = contents.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  console.log(`${path} is whole: made ${madeAt} by Stationmaster ${stationmaster} of PostgreSQL ${database.postgres}.`);
  console.log(`${contents.length.toLocaleString('en')} files, ${inMegabytes(bytes)} unpacked.`);
}

await endWith(async () => {
  const { file, check: asked, demo } = readOptions(process.argv.slice(2));
  try {
    await (asked === undefined ? take(file, demo) : check(pathOf(asked)));
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    console.log(asked === undefined ? 'Stopped: nothing is left of the backup.' : 'Stopped.');
    return interrupted;
  }
});
