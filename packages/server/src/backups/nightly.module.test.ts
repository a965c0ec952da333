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

test(
  'an old one that cannot be removed fails no backup, and a fault is told of as over when none is due (R-9, R-10)',
  { skip: process.platform === 'win32' },
  async () => {
    const kept = join(folder, 'never-removed');
    const clock = createManualClock();
    const earlier = join(kept, backupName('nightly', new Date(clock.now().getTime() - 72 * 3_600_000)));
    await mkdir(join(earlier, 'a folder'), { recursive: true });
    const installation = { ...database, adminUrl: undefined, dataDir: join(folder, 'data'), pgDump: await standIn() };
    const told: string[] = [];
    const stuck = Promise.withResolvers<string>();
    const tolds = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const failing = Promise.withResolvers<void>();
    const heard = Promise.withResolvers<void>();
    const nightly = startNightlyBackups({
      installation,
      stationmaster: '1.2.0',
      folder: kept,
      keep: 1,
      clock,
      outcomes: {
        made() {
          told.push('made');
          tolds[told.length - 1]?.resolve();
          return told.length === 2 ? heard.promise : Promise.resolve();
        },
        async failed() {
          told.push('failed');
        },
      },
      say(sentence) {
        if (sentence.includes('could not be removed')) stuck.resolve(sentence);
        if (sentence.includes('was not made')) failing.resolve();
      },
    });
    clock.advance(5 * 60_000);
    assert.ok((await stuck.promise).startsWith(`The old nightly backup ${earlier} could not be removed: `));
    await tolds[0]?.promise;
    // The round comes to its end; the next finds none due.
    await new Promise(setImmediate);
    clock.advance(25 * 60_000);
    await tolds[1]?.promise;
    assert.deepEqual(told, ['made', 'made']);
    await rm(kept, { recursive: true });
    await writeFile(kept, '');
    await new Promise(setImmediate);
    clock.advance(30 * 60_000);
    await failing.promise;
    assert.deepEqual(told, ['made', 'made'], 'the one before is still being told of');
    heard.resolve();
    await nightly.stop();
    assert.deepEqual(told, ['made', 'made', 'failed']);
  },
);
