// Keeps the key that station passwords are hashed with, and tells whether it fits a database; knows no passwords.
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { StartRefused } from '../start-refused.ts';

/** The key from SECRET_KEY, else from the data folder, where the first start puts a new one. */
export async function readSecretKey(dataDir: string, given: string | undefined): Promise<string> {
  if (given) return given;
  const path = join(dataDir, 'secret.key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return (kept ?? (await makeKey(path))).trim();
}

// Written aside and linked, so that two nodes that share a folder agree on one whole key; synced, since the database will remember it.
async function makeKey(path: string): Promise<string> {
  const unfinished = `${path}.${randomUUID()}`;
  const file = await open(unfinished, 'w', 0o600);
  await file.writeFile(`${randomBytes(32).toString('base64url')}\n`);
  await file.sync();
  await file.close();
  await link(unfinished, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(unfinished);
  return readFile(path, 'utf8');
}

/** What a database and a backup remember of the key, which tells nothing of it. */
export function checkOfKey(secretKey: string): Buffer {
  return createHmac('sha256', secretKey).update('stationmaster installation').digest();
}

/** Marks a new database as this installation's, and refuses one that is another's (S-2, S-21). */
export async function claimInstallation(owner: Client, { demo, secretKey }: { demo: boolean; secretKey: string }) {
  const check = checkOfKey(secretKey);
  await owner.query('insert into installation (demo, secret_key_check) values ($1, $2) on conflict do nothing', [
    demo,
    check,
  ]);
  const { rows } = await owner.query<{ demo: boolean; fits: boolean | null }>(
    'select demo, secret_key_check = $1 as fits from installation',
    [check],
  );
  const [installation] = rows;
  if (installation?.demo !== demo) {
    throw new StartRefused(
      demo
        ? 'This database is not a demonstration: leave out --demo, or set DATABASE_URL or DATA_DIR to an empty one.'
        : 'This database is a demonstration with known passwords: start it with --demo, or set DATABASE_URL or DATA_DIR to another.',
    );
  }
  if (!installation.fits) {
    throw new StartRefused(
      'The secret key does not fit this database, so no station could log in: bring back secret.key in the data folder ' +
        'from the backup, or set SECRET_KEY to what it was.',
    );
  }
}
