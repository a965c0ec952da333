// Lays out on disk what comes out of a backup, and puts it in the place of what was there, which is moved aside and stays.
import { createWriteStream } from 'node:fs';
import { chmod, chown, lstat, mkdir, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Account } from '../db/embedded/home.ts';
import { StartRefused } from '../start-refused.ts';
import type { TarEntry } from './tar.ts';

/** Which of these parts of an installation lie in the folder. */
export async function findParts(dataDir: string, parts: readonly string[]): Promise<string[]> {
  const found = await Promise.all(parts.map((part) => lstat(join(dataDir, part)).catch(() => undefined)));
  return parts.filter((_, at) => found[at] !== undefined);
}

/** The database's files are given to the account that runs PostgreSQL. */
export async function unpackEntry(entry: TarEntry, dataDir: string, account: Account | undefined): Promise<void> {
  const path = join(dataDir, ...entry.name.split('/'));
  const isDatabase = `${entry.name}/`.startsWith('postgres/');
  if (entry.isFolder) {
    await mkdir(path, { recursive: true });
    await chmod(path, entry.mode);
  } else {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    // PostgreSQL itself makes sure that its files are on disk before it goes on from them.
    const file = createWriteStream(path, { flags: 'wx', mode: entry.mode, flush: !isDatabase });
    await pipeline(entry.bytes, file).catch(inWords);
  }
  if (isDatabase && account) await chown(path, account.uid, account.gid);
}

function inWords(cause: NodeJS.ErrnoException): never {
  if (cause.code !== 'ENOSPC' && cause.code !== 'EDQUOT') throw cause;
  throw new StartRefused('The disk is full: nothing was restored, and what was there is as it was.', { cause });
}

/** Each part of `dataDir` goes aside and the new one of `from` takes its place. */
export async function putInPlace(
  from: string,
  dataDir: string,
  { parts, aside }: { parts: readonly string[]; aside: string },
): Promise<void> {
  const [old, fresh] = [await findParts(dataDir, parts), await findParts(from, parts)];
  if (old.length > 0) await mkdir(aside, { mode: 0o711 });
  for (const part of parts) {
    if (old.includes(part)) await rename(join(dataDir, part), join(aside, part));
    if (fresh.includes(part)) await rename(join(from, part), join(dataDir, part));
  }
}
