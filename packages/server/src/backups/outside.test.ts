import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { text } from 'node:stream/consumers';
import { dump, findProgram, startFilling } from './outside.ts';

const databaseUrl = 'postgres://owner:s3cret@db.example.com/stationmaster';

/** Stands for the programs of a PostgreSQL that is not on this machine. */
describe('the programs of an outside PostgreSQL', { skip: process.platform === 'win32' }, () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'stationmaster-programs-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function program(name: string, script: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }

  test('one that is older than the server, or missing, is refused with what to install (R-9)', async () => {
    const pgDump = await program('pg_dump', 'echo "pg_dump (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"');
    assert.equal(await findProgram('pg_dump', pgDump, 15), pgDump);
    await assert.rejects(findProgram('pg_dump', pgDump, 18), (error: Error) => {
      assert.match(error.message, /The database is PostgreSQL 18, and .*pg_dump is of version 15/);
      assert.match(error.message, /postgresql-client-18.*set PG_DUMP/);
      return true;
    });
    await assert.rejects(findProgram('pg_restore', pgDump, 18), /pg_restore is not there: install/);
  });

  test('the password is not among the words that all of the machine can see', async () => {
    const asked = await program('asked', 'echo "$@"; echo "password $PGPASSWORD"');
    const said = await text(dump(asked, databaseUrl));
    assert.match(said, /--dbname postgres:\/\/owner@db\.example\.com\/stationmaster\npassword s3cret\n$/);
  });

  test('one that fails ends the backup or the restore with its own words', async () => {
    const failing = await program('failing', 'echo "no such table" >&2; exit 3');
    await assert.rejects(text(dump(failing, databaseUrl)), /failing fails:\nno such table$/);
    const filling = startFilling(failing, databaseUrl);
    await assert.rejects(filling.end(), /failing fails:\nno such table$/);
    const dying = await program('dying', 'head -c 1 >/dev/null; echo "no more room" >&2; exit 3');
    await assert.rejects(startFilling(dying, databaseUrl).take(endless()), /dying fails:\nno more room$/);
  });
});

/** More at a time than a pipe holds: whoever writes it waits. */
async function* endless(): AsyncGenerator<Uint8Array> {
  for (;;) yield new Uint8Array(1024 * 1024);
}
