// What an installation keeps in its data folder beside the database: its key, files of stations and operators, kept mails.
import { open, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { TarEntry } from './tar.ts';

export const keptParts = ['secret.key', 'files', 'mails'] as const;

/** Files are written under a name with such an end, and renamed when they are whole. */
const unfinished = /\.(new|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

export async function* keptFiles(dataDir: string): AsyncGenerator<TarEntry> {
  const found = await Promise.all(keptParts.map((part) => filesUnder(join(dataDir, part))));
  for (const path of found.flat().filter((each) => !unfinished.test(each))) {
    const file = await open(path).catch(unlessGone);
    if (file === undefined) continue;
    try {
      const { size: sizeBytes, mtime: modifiedAt } = await file.stat();
      const name = relative(dataDir, path).replaceAll(sep, '/');
      // Of one that still grows, no more than was said.
      const bytes =
        sizeBytes === 0 ? none() : file.createReadStream({ start: 0, end: sizeBytes - 1, autoClose: false });
      yield { name, mode: 0o600, sizeBytes, modifiedAt, isFolder: false, bytes };
    } finally {
      await file.close();
    }
  }
}

/** The path itself where it is a file; nothing where nothing is there. */
async function filesUnder(path: string): Promise<string[]> {
  const found = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOTDIR') return undefined;
    return unlessGone(error) ?? [];
  });
  if (found === undefined) return [path];
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

async function* none(): AsyncGenerator<Uint8Array> {}
