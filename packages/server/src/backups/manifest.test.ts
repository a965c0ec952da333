import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belongs, findFault, findMisfit, readManifest, type Manifest, type Taker } from './manifest.ts';

const sha256 = 'a'.repeat(64);

const manifest: Manifest = {
  format: 1,
  stationmaster: '1.2.0',
  madeAt: '2026-11-30T10:00:00.000Z',
  demo: false,
  database: { kind: 'embedded', postgres: 18, migration: 56 },
  contents: [
    { name: 'postgres/PG_VERSION', sizeBytes: 3, sha256 },
    { name: 'secret.key', sizeBytes: 44, sha256 },
  ],
};

const taker: Taker = { demo: false, kind: 'embedded', postgres: 18, migration: 60, secretKeyCheck: undefined };

test('a manifest is read as it was written, and anything else is none', () => {
  assert.deepEqual(readManifest(JSON.stringify(manifest)), manifest);
  for (const text of ['', '{}', 'null', JSON.stringify({ ...manifest, format: 2 })]) {
    assert.equal(readManifest(text), undefined, text);
  }
});

test('what is missing, changed or too much in a backup is named', () => {
  const [first, second] = manifest.contents;
  assert.ok(first && second);
  assert.equal(findFault(manifest, [second, first]), undefined);
  assert.equal(findFault(manifest, [first]), 'secret.key is missing in it.');
  assert.equal(findFault(manifest, [first, { ...second, sha256: 'b' }]), 'secret.key in it was changed.');
  assert.equal(findFault(manifest, [first, { ...second, sizeBytes: 1 }]), 'secret.key in it was changed.');
  const strange = { ...second, name: 'files/more' };
  assert.equal(findFault(manifest, [first, second, strange]), 'files/more in it does not belong there.');
});

test('a backup that does not fit says why, and what to do', () => {
  const misfit = (database: Partial<Manifest['database']>, other: Partial<Taker> = {}, demo = false) =>
    findMisfit({ ...manifest, demo, database: { ...manifest.database, ...database } }, { ...taker, ...other });
  assert.equal(misfit({}), undefined);
  assert.match(misfit({}, {}, true) ?? '', /demonstration: say --demo too/);
  assert.match(misfit({}, { demo: true }) ?? '', /leave out --demo/);
  assert.match(misfit({}, { kind: 'outside' }) ?? '', /leave out DATABASE_URL/);
  assert.match(misfit({ kind: 'outside' }) ?? '', /set DATABASE_URL/);
  assert.match(misfit({ migration: 61 }) ?? '', /newer Stationmaster .* Stationmaster 1\.2\.0, which made it/);
  assert.match(misfit({ postgres: 17 }) ?? '', /PostgreSQL 17, and this Stationmaster brings 18/);
  const outside = { kind: 'outside' } as const;
  assert.equal(misfit({ ...outside, postgres: 15 }, outside), undefined);
  assert.match(misfit({ ...outside, postgres: 18 }, { ...outside, postgres: 15 }) ?? '', /older version 15/);
});

test('a backup whose secret key would be missing or another is refused before anything is restored (S-2)', () => {
  const [database] = manifest.contents;
  assert.ok(database);
  const made = { ...manifest, secretKeyCheck: 'a1' };
  const keyless = { ...made, contents: [database] };
  assert.equal(findMisfit(keyless, { ...taker, secretKeyCheck: 'a1' }), undefined);
  assert.match(findMisfit(keyless, taker) ?? '', /not in it: set SECRET_KEY to what it was\.$/);
  assert.match(findMisfit(keyless, { ...taker, secretKeyCheck: 'b2' }) ?? '', /another than it was: set it to that\.$/);
  assert.match(findMisfit(made, { ...taker, secretKeyCheck: 'b2' }) ?? '', /or leave it out for the key in the backup/);
  assert.equal(findMisfit(manifest, { ...taker, secretKeyCheck: 'b2' }), undefined);
});

test('names that lead out of the folder are none of a backup', () => {
  for (const name of ['postgres', 'postgres/base/1/2', 'database/000001', 'files/firmware/1/2', 'secret.key']) {
    assert.ok(belongs(name), name);
  }
  for (const name of [
    '',
    '/etc/passwd',
    '../x',
    'files/../../x',
    'files//x',
    'files/./x',
    'files\\..\\x',
    'secret.key/x',
    'in-use.lock',
  ]) {
    assert.ok(!belongs(name), name);
  }
});
