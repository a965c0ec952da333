// Lays a backup out again: in a folder, and where its database is a dump, in an empty database outside.
import { mkdir, rm } from 'node:fs/promises';
import type { Client } from 'pg';
import type { Account } from '../db/embedded/home.ts';
import { readBackupFile, type Reading } from './backup-file.ts';
import { unpackEntry } from './data-folder.ts';
import { manifestName } from './manifest.ts';
import { startFilling } from './outside.ts';
import { selectUnsettled } from './queries.ts';
import { StartRefused } from '../start-refused.ts';

type Laying = {
  /** A file that was found whole. */
  path: string;
  folder: string;
  account: Account | undefined;
  outside: { pgRestore: string; databaseUrl: string } | undefined;
};

export async function layOut({ path, folder, account, outside }: Laying, reading: Reading): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  // Others pass through, as the account that runs PostgreSQL must.
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const filling = outside && startFilling(outside.pgRestore, outside.databaseUrl);
  try {
    for await (const entry of readBackupFile(path, reading)) {
      if (entry.name === manifestName) continue;
      if (entry.name.startsWith('database/')) await filling?.take(entry.bytes);
      else await unpackEntry(entry, folder, account);
    }
    await filling?.end();
  } finally {
    filling?.kill();
  }
}

/** A restore into it that did not come to its end: ids of transactions would come twice (T-3). */
export async function demandSettled(owner: Client): Promise<void> {
  if (!(await selectUnsettled(owner))) return;
  throw new StartRefused(
    'A restore into this database did not come to its end: make an empty one ("create database …") and restore into that.',
  );
}
