// Files in the data folder: streamed in with a limit and a digest, read in whole or in part. Knows nothing of what is in them.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Failure } from '../failures.ts';

/** A place in the store: folders and a name of our own making, never a word of whoever sends it. */
export type FilePlace = readonly [
  kind: 'firmware' | 'diagnostics' | 'reports',
  organizationId: number,
  id: number | string,
];
export type Stored = { sizeBytes: number; sha256: string };
type Range = { start: number; end: number };

export type FileStore = {
  readonly limitBytes: number;
  /** Nothing is left of a file that is too large or breaks off. One that was there before is replaced. */
  write(place: FilePlace, bytes: AsyncIterable<Uint8Array>): Promise<Stored>;
  /** Undefined where it is on another machine, or was removed by hand. */
  read(place: FilePlace, range?: Range): Promise<{ sizeBytes: number; bytes: Readable } | undefined>;
  /** With what was begun of it by a server that was ended meanwhile. */
  remove(place: FilePlace): Promise<void>;
};

export function openFileStore(folder: string, limitBytes: number): FileStore {
  const pathOf = (place: FilePlace) => join(folder, ...place.map(String));
  return {
    limitBytes,
    async write(place, bytes) {
      const path = pathOf(place);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Written aside and renamed, so that nobody reads half of one.
      const unfinished = `${path}.${randomUUID()}`;
      try {
        const stored = await copy(bytes, unfinished, limitBytes);
        await rename(unfinished, path);
        return stored;
      } catch (error) {
        await rm(unfinished, { force: true });
        throw error;
      }
    },
    async read(place, range) {
      const path = pathOf(place);
      const found = await stat(path).catch(ifMissing(undefined));
      return found && { sizeBytes: found.size, bytes: createReadStream(path, range) };
    },
    async remove(place) {
      const path = pathOf(place);
      const [folderOf, name] = [dirname(path), basename(path)];
      for (const found of await readdir(folderOf).catch(ifMissing([]))) {
        if (found === name || found.startsWith(`${name}.`)) await rm(join(folderOf, found), { force: true });
      }
    },
  };
}

const ifMissing =
  <T>(instead: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return instead;
    throw error;
  };

async function copy(bytes: AsyncIterable<Uint8Array>, path: string, limitBytes: number): Promise<Stored> {
  const digest = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of bytes) {
      sizeBytes += chunk.length;
      if (sizeBytes > limitBytes) throw new Failure('file_too_large');
      digest.update(chunk);
      await file.write(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sizeBytes, sha256: digest.digest('hex') };
}
