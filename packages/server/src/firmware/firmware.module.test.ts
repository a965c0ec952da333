import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import { storeFile } from './queries.ts';
import type { FirmwareImage } from './wire.ts';

type Page = { items: FirmwareImage[]; total: number };

// As they were uploaded, one after the other; the last one's file has not come.
const images = [
  { version: '1.10', vendor: 'Acme', models: ['Wallbox', 'Pole'], fileName: 'wb-two.bin', sizeBytes: 300 },
  { version: '1.9', vendor: '', models: [], fileName: 'any.bin', sizeBytes: 900 },
  { version: 'B-10', vendor: 'Borealis', models: ['Mast'], fileName: 'mast.bin', sizeBytes: 100 },
  { version: 'a-11', vendor: 'Acme', models: ['Arch'], fileName: 'arch.bin', sizeBytes: null },
];

describe('the list of firmware images', () => {
  let panel: TestPanel;
  let alpha: LoggedIn;
  let delta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    await paintPicture(panel.doors);
    [alpha, delta] = await Promise.all([panel.logIn('alpha'), panel.logIn('delta')]);
    for (const [nth, { sizeBytes, ...image }] of images.entries()) {
      const { body } = await alpha.post<FirmwareImage>('/firmware', image);
      if (sizeBytes === null) continue;
      const file = { sizeBytes, sha256: '0'.repeat(64) };
      const at = new Date(Date.UTC(2026, 0, 1 + nth));
      await panel.doors.withTenant(1, (tx) => storeFile(tx, body.id, file, at));
    }
  });
  after(() => panel.stop());

  const ask = async (query: string, as = alpha) => (await as.get<Page>(`/firmware?${query}`)).body;
  const versions = async (query: string) => (await ask(query)).items.map(({ version }) => version);

  test('is searched by version, file, vendor and model, in part and in any case', async () => {
    for (const [search, found] of [
      ['b-1', ['B-10']],
      ['WB-TWO', ['1.10']],
      ['acme', ['a-11', '1.10']],
      ['wallbox pole', ['1.10']],
      // The end of one and the beginning of the next are no word.
      ['1.10 wb', []],
      ['%', []],
    ] as const) {
      assert.deepEqual(await versions(`search=${encodeURIComponent(search)}`), found, search);
    }
  });

  test('is sorted by version with its numbers as numbers, by what it is for, by size and by time, the latest first where nothing is said', async () => {
    assert.deepEqual(await versions(''), ['a-11', 'B-10', '1.9', '1.10']);
    assert.deepEqual(await versions('sort=uploadedAt'), ['1.10', '1.9', 'B-10', 'a-11']);
    assert.deepEqual(await versions('sort=version'), ['1.9', '1.10', 'a-11', 'B-10']);
    assert.deepEqual(await versions('sort=for'), ['1.9', 'a-11', '1.10', 'B-10']);
    assert.deepEqual(await versions('sort=size&order=desc'), ['1.9', '1.10', 'B-10', 'a-11']);
  });

  test('comes in pages, and tells how many there are of what is looked for', async () => {
    assert.deepEqual(await versions('sort=version&page=2&pageSize=3'), ['B-10']);
    assert.equal((await ask('page=2&pageSize=3')).total, 4);
    assert.equal((await ask('search=acme&pageSize=1')).total, 2);
  });

  test('offers to stations what has come alone', async () => {
    assert.deepEqual(await versions('uploaded=true&search=acme'), ['1.10']);
    assert.deepEqual(await versions('uploaded=false'), ['a-11']);
  });

  test('holds and counts nothing of a higher group (S-12)', async () => {
    assert.deepEqual(await ask('', delta), { items: [], total: 0 });
  });
});
