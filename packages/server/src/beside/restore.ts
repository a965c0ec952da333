// Brings an installation back from a backup, into a data folder or an empty database: npm run restore -- FILE
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkBackupFile, type Reading } from '../backups/backup-file.ts';
import { findParts, putInPlace } from '../backups/data-folder.ts';
import { keptParts } from '../backups/kept-files.ts';
import { findMisfit, type Manifest, type Taker } from '../backups/manifest.ts';
import { findProgram } from '../backups/outside.ts';
import { markUnsettled, selectPostgres, unmarkUnsettled, type Counted } from '../backups/queries.ts';
import { layOut } from '../backups/restoring.ts';
import { endWith, interrupted, listenForEnd, onDatabase, pathOf, readWords, type Beside } from './beside.ts';
import { readSettings, type Settings } from '../config/config.ts';
import type { Account } from '../db/embedded/home.ts';
import { holdHome } from '../db/embedded/supervisor.ts';
import { readMigrations } from '../db/migrate.ts';
import { withClient } from '../db/prepare.ts';
import { prepareRoles } from '../db/roles.ts';
import { inMegabytes, startProgress } from './progress.ts';
import { settleRestored } from './restored.ts';
import { checkOfKey } from '../house/secret-key.ts';
import { StartRefused } from '../start-refused.ts';

const usage =
  'Say: npm run restore -- FILE (and --into FOLDER for another data folder, --replace to move aside what is there, ' +
  '--demo for the demonstration).';

const signal = listenForEnd();

type Wish = { path: string; replace: boolean; settings: Settings };

function readWish(words: string[]): Wish {
  const flag = { type: 'boolean', default: false } as const;
  const options = { into: { type: 'string' }, replace: flag, demo: flag } as const;
  const { values, positionals } = readWords(usage, () => parseArgs({ args: words, options, allowPositionals: true }));
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) throw new StartRefused(usage, { exitCode: 2 });
  const env = values.into === undefined ? process.env : { ...process.env, DATA_DIR: pathOf(values.into) };
  const settings = readSettings(env, values.demo ? ['--demo'] : []);
  return { path: pathOf(file), replace: values.replace, settings };
}

/** Where it goes: nobody else uses it until it is released. */
type Place = {
  folder: string;
  parts: readonly string[];
  account: Account | undefined;
  outside: { pgRestore: string; databaseUrl: string } | undefined;
  taker: Pick<Taker, 'kind' | 'postgres'>;
  release(): void;
};

async function takePlace({ databaseUrl, dataDir, pgDump }: Settings): Promise<Place> {
  if (databaseUrl === undefined) {
    const { postgres, ...home } = await holdHome({ dataDir, say: console.log });
    const parts = ['postgres', ...keptParts];
    return { ...home, parts, outside: undefined, taker: { kind: 'embedded', postgres } };
  }
  const { postgres, isEmpty } = await withClient(databaseUrl, selectPostgres);
  if (!isEmpty) {
    throw new StartRefused(
      'The database of DATABASE_URL is not empty, and nothing in it is overwritten: make an empty one ("create database …") and name that.',
    );
  }
  const outside = { pgRestore: await findProgram('pg_restore', pgDump, postgres), databaseUrl };
  const taker = { kind: 'outside', postgres } as const;
  return { folder: resolve(dataDir), parts: keptParts, account: undefined, outside, taker, release: () => undefined };
}

async function restore(place: Place, { path, replace, settings }: Wish): Promise<void> {
  const unfinished = join(place.folder, 'restore.unfinished');
  const now = new Date();
  const aside = join(place.folder, `before-restore-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z`);
  const old = await findParts(place.folder, place.parts);
  if (old.length > 0 && !replace) throw notEmpty(place.folder, old);
  const manifest = await withProgress('Checked', (reading) => checkBackupFile(path, reading));
  const misfit = findMisfit(manifest, {
    ...place.taker,
    demo: settings.demo,
    secretKeyCheck: settings.secretKey && checkOfKey(settings.secretKey).toString('hex'),
    migration: (await readMigrations()).length,
  });
  if (misfit !== undefined) throw new StartRefused(`${path} cannot be restored here. ${misfit}`);
  try {
    if (place.outside) await prepareOutside(place.outside.databaseUrl);
    else await endLeftover(unfinished);
    await withProgress('Unpacked', (reading) => layOut({ ...place, path, folder: unfinished }, reading));
    const settle = (beside: Beside) => settleRestored(beside, { madeAt: manifest.madeAt, now });
    const counted = await onDatabase({ ...settings, dataDir: unfinished }, settle);
    // An outside database is filled by now, and its files belong to it.
    if (!place.outside) signal.throwIfAborted();
    await putInPlace(unfinished, place.folder, { parts: place.parts, aside });
    if (place.outside) await withClient(place.outside.databaseUrl, unmarkUnsettled);
    for (const sentence of summary(place, counted, manifest)) console.log(sentence);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  if (old.length > 0) console.log(`What was there before is in ${aside}.`);
}

function notEmpty(folder: string, parts: readonly string[]): StartRefused {
  return new StartRefused(
    `${folder} is not empty: ${parts.join(', ')}. Say --replace to have that moved aside, or --into another folder.`,
  );
}

async function withProgress<T>(verb: string, use: (reading: Reading) => Promise<T>): Promise<T> {
  const progress = startProgress();
  const onProgress = (done: number, total: number) =>
    progress.show(done / total, `${verb} ${inMegabytes(done)} of ${inMegabytes(total)}.`);
  return use({ signal, onProgress }).finally(() => progress.end());
}

/** An earlier restore that was killed may have left its PostgreSQL running there. */
async function endLeftover(unfinished: string): Promise<void> {
  (await holdHome({ dataDir: unfinished, say: console.log })).release();
}

/** The dump says what each role may do. */
function prepareOutside(databaseUrl: string): Promise<void> {
  return withClient(databaseUrl, async (owner) => {
    await prepareRoles(owner, databaseUrl, false);
    await markUnsettled(owner);
  });
}

function summary({ folder, outside }: Place, counted: Counted, { madeAt }: Manifest): string[] {
  const number = (value: number, thing: string) => `${value.toLocaleString('en')} ${thing}${value === 1 ? '' : 's'}`;
  const { organizations, stations, sessions, lastHeardAt } = counted;
  const things = [
    number(organizations, 'organization'),
    number(stations, 'charging station'),
    number(sessions, 'charging event'),
  ];
  const heard =
    lastHeardAt === null ? '' : ` The last that was heard of a charging station is of ${lastHeardAt.toISOString()}.`;
  return [
    `Restored into ${outside === undefined ? folder : `the database, and ${folder} for files`} as of ${madeAt}: ${things.join(', ')}.${heard}`,
    'All operators log in anew. Nothing that had been sent to charging stations is waited for.',
  ];
}

await endWith(async () => {
  const wish = readWish(process.argv.slice(2));
  const place = await takePlace(wish.settings);
  try {
    await restore(place, wish);
    return 0;
  } catch (error) {
    if (!signal.aborted) throw error;
    console.log('Stopped: nothing was restored.');
    return interrupted;
  } finally {
    place.release();
  }
});
