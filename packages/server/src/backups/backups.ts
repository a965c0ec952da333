// Backups: a whole installation in one file, taken while it runs. What they are put together from.
import { baseBackup } from '../db/embedded/base-backup.ts';
import { withClient } from '../db/prepare.ts';
import { StartRefused } from '../start-refused.ts';
import { writeBackupFile, type Progress } from './backup-file.ts';
import { keptFiles } from './kept-files.ts';
import type { Manifest } from './manifest.ts';
import { dump, findProgram } from './outside.ts';
import { selectState } from './queries.ts';
import { readTar, type TarEntry } from './tar.ts';

export type Installation = {
  dataDir: string;
  ownerUrl: string;
  /** As the superuser of the embedded cluster; undefined where the database is outside. */
  adminUrl: string | undefined;
  /** Where the pg_dump for an outside database is, if that is not on the PATH. */
  pgDump: string | undefined;
};

type Taking = {
  path: string;
  madeAt: Date;
  /** The version that makes it. */
  stationmaster: string;
  signal: AbortSignal;
  onProgress: Progress;
};

export async function takeBackup(from: Installation, taking: Taking): Promise<Manifest> {
  const { path, madeAt, stationmaster, signal, onProgress } = taking;
  const state = await withClient(from.ownerUrl, selectState);
  if (state === undefined) throw new StartRefused('There is no Stationmaster in this database: nothing to back up.');
  const { demo, postgres, migration, secretKeyCheck } = state;
  const kind = from.adminUrl === undefined ? 'outside' : 'embedded';
  const database =
    from.adminUrl === undefined
      ? dumpParts(dump(await findProgram('pg_dump', from.pgDump, postgres), from.ownerUrl), madeAt)
      : clusterFiles(from.adminUrl, { modifiedAt: madeAt, onProgress });
  const about = {
    stationmaster,
    madeAt: madeAt.toISOString(),
    demo,
    ...(secretKeyCheck !== null && { secretKeyCheck }),
  };
  return writeBackupFile(path, {
    about: { format: 1, ...about, database: { kind, postgres, migration } },
    entries: inTurn(database, keptFiles(from.dataDir)),
    signal,
  });
}

/**
 * The database first, as it is when its copy is complete, then the files: none that it tells of is missed, unless it was
 * deleted meanwhile.
 */
async function* inTurn(database: AsyncIterable<TarEntry>, files: AsyncIterable<TarEntry>): AsyncGenerator<TarEntry> {
  yield* database;
  yield* files;
}

/** What belongs to this machine: what PostgreSQL said there, and its hold on the socket. */
const ofThisMachine = /^(log(\/|$)|start\.log$|\.s\.PGSQL\.)/;

async function* clusterFiles(
  adminUrl: string,
  { modifiedAt, onProgress }: { modifiedAt: Date; onProgress: Progress },
): AsyncGenerator<TarEntry> {
  let [done, total] = [0, 0];
  const tar = baseBackup(adminUrl, (size) => (total = size));
  yield { name: 'postgres', mode: 0o700, sizeBytes: 0, modifiedAt, isFolder: true, bytes: each([]) };
  for await (const entry of readTar(tar)) {
    const name = entry.name.replace(/^\.\//, '');
    if (ofThisMachine.test(name)) continue;
    yield { ...entry, name: `postgres/${name}` };
    done += entry.sizeBytes;
    onProgress(done, total);
  }
}

const partBytes = 8 * 1024 * 1024;

// A tar names the length of a file before the file, and nobody knows how long a dump will be.
async function* dumpParts(bytes: AsyncIterable<Uint8Array>, modifiedAt: Date): AsyncGenerator<TarEntry> {
  let pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  let nth = 0;
  const part = (): TarEntry => {
    const entry = { mode: 0o600, sizeBytes, modifiedAt, isFolder: false, bytes: each(pieces) };
    [pieces, sizeBytes, nth] = [[], 0, nth + 1];
    return { ...entry, name: `database/${String(nth).padStart(6, '0')}` };
  };
  for await (const piece of bytes) {
    pieces.push(piece);
    sizeBytes += piece.length;
    if (sizeBytes >= partBytes) yield part();
  }
  yield part();
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
