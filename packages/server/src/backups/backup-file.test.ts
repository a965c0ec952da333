import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { checkBackupFile, writeBackupFile } from './backup-file.ts';
import { findParts, putInPlace } from './data-folder.ts';
import { keptFiles } from './kept-files.ts';
import type { About } from './manifest.ts';
import { layOut } from './restoring.ts';
import type { TarEntry } from './tar.ts';

const about: About = {
  format: 1,
  stationmaster: '1.2.0',
  madeAt: '2026-11-30T10:00:00.000Z',
  demo: false,
  database: { kind: 'embedded', postgres: 18, migration: 56 },
};

const reading = { signal: new AbortController().signal, onProgress: () => undefined };

describe('the file of a backup', () => {
  let folder = '';
  let dataDir = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stationmaster-backup-'));
    dataDir = join(folder, 'data');
    await mkdir(join(dataDir, 'files/firmware/1'), { recursive: true });
    await writeFile(join(dataDir, 'secret.key'), 'key of all passwords\n');
    await writeFile(
      join(dataDir, 'files/firmware/1/7'),
      Array.from({ length: 20_000 }, (_, at) => Math.sin(at)).join(),
    );
    await writeFile(join(dataDir, 'files/firmware/1/8'), '');
    await writeFile(join(dataDir, 'files/firmware/1/9.01234567-89ab-cdef-0123-456789abcdef'), 'half of an ima');
    await writeFile(join(dataDir, 'in-use.lock'), '');
  });
  after(() => rm(folder, { recursive: true }));

  const write = async (name: string, entries: AsyncIterable<TarEntry> = keptFiles(dataDir)) => {
    const path = join(folder, name);
    await writeBackupFile(path, { about, entries, signal: reading.signal });
    return path;
  };
  const refusal = async (path: string) => {
    const error = await checkBackupFile(path, reading).catch((cause: Error) => cause);
    assert.ok(error instanceof Error, 'it is taken for whole');
    return error.message;
  };

  test('a backup holds the files whole, without what is being written, for its owner’s eyes alone (R-9, S-2)', async () => {
    const path = await write('whole.tar.gz');
    if (process.platform !== 'win32') assert.equal((await stat(path)).mode & 0o777, 0o600);
    const { contents, ...rest } = await checkBackupFile(path, reading);
    assert.deepEqual(rest, about);
    assert.deepEqual(
      contents.map(({ name }) => name),
      ['secret.key', 'files/firmware/1/7', 'files/firmware/1/8'],
    );
    const laid = join(folder, 'laid');
    await layOut({ path, folder: laid, account: undefined, outside: undefined }, reading);
    assert.deepEqual(
      await readFile(join(laid, 'files/firmware/1/7')),
      await readFile(join(dataDir, 'files/firmware/1/7')),
    );
    assert.equal(await readFile(join(laid, 'secret.key'), 'utf8'), 'key of all passwords\n');
  });

  test('a truncated, damaged or changed backup is refused by the name of what is wrong (R-9)', async () => {
    const whole = await readFile(await write('to-be-changed.tar.gz'));
    const broken = join(folder, 'broken.tar.gz');
    await writeFile(broken, whole.subarray(0, whole.length / 2));
    assert.match(
      await refusal(broken),
      /broken\.tar\.gz is no whole backup: it ends too early, in files\/firmware\/1\/7\.$/,
    );
    const tar = gunzipSync(whole);
    tar.write('KEY', tar.indexOf('key of all'));
    await writeFile(broken, gzipSync(tar));
    assert.match(await refusal(broken), /secret\.key in it was changed\.$/);
    await writeFile(broken, gzipSync(tar.subarray(0, 1024)));
    assert.match(await refusal(broken), /it ends too early, after secret\.key\.$/);
    await writeFile(broken, 'Dear diary, '.repeat(100));
    assert.match(await refusal(broken), /it is damaged, in its beginning\.$/);
    assert.match(await refusal(join(folder, 'nowhere')), /nowhere cannot be read: ENOENT/);
  });

  test('what fails or is stopped on the way leaves nothing, and no backup is written over', async () => {
    async function* failing(): AsyncGenerator<TarEntry> {
      yield* keptFiles(dataDir);
      throw new Error('the database went away');
    }
    const before = await readdir(folder);
    await assert.rejects(write('failed.tar.gz', failing()), /the database went away/);
    const stopping = new AbortController();
    async function* stopped(): AsyncGenerator<TarEntry> {
      stopping.abort();
      yield* keptFiles(dataDir);
    }
    const stoppedWrite = { about, entries: stopped(), signal: stopping.signal };
    await assert.rejects(writeBackupFile(join(folder, 'stopped.tar.gz'), stoppedWrite), { name: 'AbortError' });
    assert.deepEqual(await readdir(folder), before);
    await assert.rejects(write('nowhere/at.tar.gz'), /at\.tar\.gz cannot be written: ENOENT/);
    await write('kept.tar.gz');
    await assert.rejects(write('kept.tar.gz'), /kept\.tar\.gz is there already/);
    await checkBackupFile(join(folder, 'kept.tar.gz'), reading);
  });

  test('what is restored takes the place of what was there, which is moved aside and stays', async () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    const parts = ['postgres', 'secret.key', 'files'];
    for (const [path, text] of [
      [from, 'new'],
      [to, 'old'],
    ] as const) {
      await mkdir(join(path, 'postgres'), { recursive: true });
      await writeFile(join(path, 'secret.key'), text);
    }
    await mkdir(join(to, 'files'));
    await mkdir(join(to, 'demo'));
    await putInPlace(from, to, { parts, aside: join(to, 'aside') });
    assert.equal(await readFile(join(to, 'secret.key'), 'utf8'), 'new');
    assert.equal(await readFile(join(to, 'aside/secret.key'), 'utf8'), 'old');
    assert.deepEqual(await findParts(join(to, 'aside'), parts), parts);
    assert.deepEqual((await readdir(to)).toSorted(), ['aside', 'demo', 'postgres', 'secret.key']);
  });
});
