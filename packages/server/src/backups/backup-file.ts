// Writes a backup into one compressed file and reads it again, every byte under a checksum; knows no database.
import { createHash, type Hash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { pipeline as connect } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StartRefused } from '../start-refused.ts';
import { belongs, findFault, manifestName, readManifest, type About, type Content, type Manifest } from './manifest.ts';
import { unfinishedEnd } from './nights.ts';
import { packTar, readTar, TarBroken, type TarEntry } from './tar.ts';

export type Progress = (doneBytes: number, totalBytes: number) => void;
export type Reading = { signal: AbortSignal; onProgress: Progress };

// Pages of a database shrink to a third at once; more work would make it hardly smaller, and the server run slower beside it.
const compression = { level: 1, chunkSize: 64 * 1024 };

/** Under another name until it is whole, and for the eyes of its owner alone: the key of all passwords is in it. */
export async function writeBackupFile(
  path: string,
  { about, entries, signal }: { about: About; entries: AsyncIterable<TarEntry>; signal: AbortSignal },
): Promise<Manifest> {
  if (await stat(path).catch(() => undefined)) throw new StartRefused(`${path} is there already: choose another name.`);
  const unfinished = unfinishedOf(path);
  const manifest: Manifest = { ...about, contents: [] };
  try {
    await rm(unfinished, { force: true });
    const file = createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(packTar(withManifest(entries, manifest)), createGzip(compression), file, { signal });
    await rename(unfinished, path);
    return manifest;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw inWordsOfDisk(path, error);
  }
}

/** Lists in the manifest what passes, and ends with it. */
async function* withManifest(entries: AsyncIterable<TarEntry>, manifest: Manifest): AsyncGenerator<TarEntry> {
  for await (const entry of entries) {
    const digest = createHash('sha256');
    yield { ...entry, bytes: hashed(entry.bytes, digest) };
    manifest.contents.push(contentOf(entry, digest));
  }
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  const modifiedAt = new Date(manifest.madeAt);
  yield { name: manifestName, mode: 0o600, sizeBytes: bytes.length, modifiedAt, isFolder: false, bytes: only(bytes) };
}

/** The entries of a file, unchecked: for one that `checkBackupFile` found whole. */
export async function* readBackupFile(path: string, { signal, onProgress }: Reading): AsyncGenerator<TarEntry> {
  const { size } = await stat(path);
  const file = createReadStream(path, { highWaterMark: 256 * 1024, signal });
  const unpacked = createGunzip({ chunkSize: 256 * 1024 });
  // Whoever reads the entries is told of what goes wrong.
  connect(file, unpacked, () => undefined);
  for await (const entry of readTar(unpacked)) {
    yield entry;
    onProgress(file.bytesRead, size);
  }
}

/** Reads all of it; refuses one that is not whole, and says where. */
export async function checkBackupFile(path: string, reading: Reading): Promise<Manifest> {
  const found: Content[] = [];
  let manifest: Manifest | undefined;
  let last = 'its beginning';
  try {
    for await (const entry of readBackupFile(path, reading)) {
      last = entry.name;
      if (!belongs(entry.name)) throw refused(path, `${entry.name} in it does not belong there.`);
      if (entry.name === manifestName) manifest = checkManifest(path, await text(entry.bytes), found);
      else found.push(await readContent(entry));
    }
  } catch (error) {
    throw inWordsOfReader(path, last, error);
  }
  if (manifest === undefined) throw refused(path, 'its manifest is missing.');
  return manifest;
}

function checkManifest(path: string, written: string, found: readonly Content[]): Manifest {
  const manifest = readManifest(written);
  if (manifest === undefined) throw refused(path, 'its manifest cannot be read by this version of Stationmaster.');
  const fault = findFault(manifest, found);
  if (fault !== undefined) throw refused(path, fault);
  return manifest;
}

async function readContent(entry: TarEntry): Promise<Content> {
  const digest = createHash('sha256');
  for await (const piece of entry.bytes) digest.update(piece);
  return contentOf(entry, digest);
}

function contentOf({ name, sizeBytes }: TarEntry, digest: Hash): Content {
  return { name, sizeBytes, sha256: digest.digest('hex') };
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, digest: Hash): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) {
    digest.update(piece);
    yield piece;
  }
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function refused(path: string, reason: string, cause?: unknown): StartRefused {
  return new StartRefused(`${path} is no whole backup: ${reason}`, { cause });
}

function inWordsOfReader(path: string, last: string, error: unknown): unknown {
  if (error instanceof TarBroken) return refused(path, `${error.message}, after ${last}.`, error);
  const { code, message, name } = error as NodeJS.ErrnoException;
  if (name === 'AbortError') return error;
  if (code === 'Z_BUF_ERROR') return refused(path, `it ends too early, in ${last}.`, error);
  if (code?.startsWith('Z_')) return refused(path, `it is damaged, in ${last}.`, error);
  return code === undefined ? error : new StartRefused(`${path} cannot be read: ${message}`, { cause: error });
}

function inWordsOfDisk(path: string, error: unknown): unknown {
  const { code = '', message, path: of } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StartRefused(`The disk is full: ${path} was not made, and nothing is left of it.`, { cause: error });
  }
  // Of this file, and not of the database or the files whose bytes were to be written.
  const isOfFile = of === unfinishedOf(path) || code === 'EFBIG' || code === 'EIO';
  return isOfFile ? new StartRefused(`${path} cannot be written: ${message}`, { cause: error }) : error;
}

function unfinishedOf(path: string): string {
  return `${path}${unfinishedEnd}`;
}
