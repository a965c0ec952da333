import assert from 'node:assert/strict';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import fc from 'fast-check';
import { packTar, readTar, TarBroken, type TarEntry } from './tar.ts';

const modifiedAt = new Date('2026-11-30T10:00:00Z');

function file(name: string, content: string): TarEntry {
  const bytes = Buffer.from(content);
  return { name, mode: 0o600, sizeBytes: bytes.length, modifiedAt, isFolder: false, bytes: inPieces(bytes, 7) };
}

function folder(name: string): TarEntry {
  return { ...file(name, ''), mode: 0o700, isFolder: true };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function* inPieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

const packed = async (entries: TarEntry[]) => Buffer.concat(await Array.fromAsync(packTar(each(entries))));

async function read(tar: Uint8Array, pieceBytes = 1000): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for await (const { name, isFolder, bytes } of readTar(inPieces(tar, pieceBytes))) {
    found.push([name, isFolder ? 'folder' : await text(bytes)]);
  }
  return found;
}

test('files and folders come out of a tar as they went in, whatever pieces it arrives in', async () => {
  const content = fc.string({ maxLength: 2000, unit: 'binary' });
  await fc.assert(
    fc.asyncProperty(
      fc.array(content, { maxLength: 4 }),
      fc.integer({ min: 1, max: 3000 }),
      async (contents, length) => {
        const tar = await packed([
          folder('postgres/pg_notify'),
          ...contents.map((each, at) => file(`files/${at}`, each)),
        ]);
        const expected = contents.map((each, at) => [`files/${at}`, each]);
        assert.deepEqual(await read(tar, length), [['postgres/pg_notify', 'folder'], ...expected]);
      },
    ),
  );
});

test('a tar holds modes and times, and sizes past eight gigabytes', async () => {
  const sizeBytes = 9 * 2 ** 30;
  const large = { ...file('postgres/base/1', ''), sizeBytes, mode: 0o640 };
  for await (const header of packTar(each([large]))) {
    for await (const found of readTar(each([header]))) {
      assert.deepEqual([found.sizeBytes, found.mode, found.modifiedAt], [sizeBytes, 0o640, modifiedAt]);
      return;
    }
  }
  assert.fail('nothing was packed or read');
});

test('what is not read of one file does not shift the next', async () => {
  const tar = await packed([file('one', 'x'.repeat(3000)), file('two', 'second')]);
  const names: string[] = [];
  for await (const entry of readTar(inPieces(tar, 512))) {
    names.push(entry.name);
    if (entry.name === 'two') assert.equal(await text(entry.bytes), 'second');
    else for await (const piece of entry.bytes) if (piece.length > 0) break;
  }
  assert.deepEqual(names, ['one', 'two']);
});

test('a tar that ends too early, was changed, or holds a link is refused', async () => {
  const tar = await packed([file('one', 'x'.repeat(3000))]);
  await assert.rejects(read(tar.subarray(0, 2000)), TarBroken);
  await assert.rejects(read(tar.subarray(0, 3584)), TarBroken);
  await assert.rejects(read(tar.with(3, 0x41)), /damaged/);
  await assert.rejects(read(Buffer.from('no tar at all '.repeat(100))), /damaged/);
  const link = Buffer.from(tar);
  link.write('2', 156);
  const checksum = Number.parseInt(link.toString('utf8', 148, 154), 8) + 2;
  link.write(checksum.toString(8).padStart(6, '0'), 148);
  await assert.rejects(read(link), /neither a file nor a folder/);
});

test('a file that is not as long as it was said to be, or has too long a name, is not packed', async () => {
  await assert.rejects(packed([{ ...file('one', 'abc'), sizeBytes: 4 }]), /3 bytes, not 4/);
  await assert.rejects(packed([file(`files/${'n'.repeat(101)}`, '')]), /too long a name/);
});
