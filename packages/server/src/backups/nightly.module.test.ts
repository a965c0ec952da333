import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { withClient } from '../db/prepare.ts';
import { claimInstallation } from '../house/secret-key.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { startNightlyBackups } from './nightly.ts';
import { backupName } from './nights.ts';

const silent = { made: () => Promise.resolve(), failed: () => Promise.resolve() };
const secretKey = 'key of all passwords';

let folder = '';
let database: TestDatabase;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stationmaster-nightly-'));
  database = await createTestDatabase();
  await withClient(database.ownerUrl, (owner) => claimInstallation(owner, { demo: false, secretKey }));
});
after(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

/** Stands for the pg_dump of a PostgreSQL that is not on this machine. */
async function standIn(): Promise<string> {
  const pgDump = join(folder, 'pg_dump');
  await writeFile(pgDump, '#!/bin/sh\necho "pg_dump (PostgreSQL) 99.1"\n', { mode: 0o700 });
  return pgDump;
}

test(
  'the nightly backup leaves the minutes after a start to the stations, and clears away what a killed one has left (R-9)',
  { skip: process.platform === 'win32' },
  async () => {
    const kept = join(folder, 'kept');
    const clock = createManualClock();
    const earlier = backupName('nightly', new Date(clock.now().getTime() - 72 * 3_600_000));
    const byHand = `${backupName('by hand', clock.now())}.unfinished`;
    await mkdir(kept);
    for (const name of [earlier, `${earlier}.unfinished`, byHand]) await writeFile(join(kept, name), '');
    const installation = { ...database, adminUrl: undefined, dataDir: join(folder, 'data'), pgDump: await standIn() };
    const { promise: said, resolve: say } = Promise.withResolvers<string>();
    const options = { installation, stationmaster: '1.2.0', folder: kept, keep: 7, clock, outcomes: silent, say };

    const nightly = startNightlyBackups(options);
    clock.advance(5 * 60_000 - 1);
    // With a round under way, this would wait for it.
    await nightly.stop();
    assert.deepEqual((await readdir(kept)).toSorted(), [byHand, earlier, `${earlier}.unfinished`].toSorted());

    const again = startNightlyBackups(options);
    clock.advance(5 * 60_000);
    const made = backupName('nightly', clock.now());
    assert.equal(await said, `The nightly backup is whole: ${join(kept, made)}`);
    await again.stop();
    assert.deepEqual((await readdir(kept)).toSorted(), [byHand, earlier, made].toSorted());
    assert.deepEqual(again.newestMadeAt(), new Date(clock.now()));
  },
);
