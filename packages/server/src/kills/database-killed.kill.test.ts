// PostgreSQL dies again and again while the server lives; stations are told to come again, and nothing else.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { withClient } from '../db/prepare.ts';
import { adminUrlOf } from '../testing/audit/stored.ts';
import { startAuditedInstallation } from '../testing/audited-installation.ts';
import type { Installation } from '../testing/installation.ts';
import { killPostgres } from '../testing/data-folder.ts';

const deep = process.env['DEEP'] === '1';
const kills = deep ? 200 : 2;
const tryAgainLater = 1013;

test('PostgreSQL is killed at random moments: stations meet 1013 and no error, all goes on within 15 s, nothing is lost or double (R-1, R-2)', async (t) => {
  const { house, fleet, random, audit } = await startAuditedInstallation(t, { stations: 10 });
  for (let nth = 0; nth < kills; nth += 1) {
    await fleet.everyone('acknowledged', 20_000);
    await fleet.atMessage(1 + Math.floor(random() * 600));
    await killPostgres(house.dataDir);
    await databaseIsBack(house);
    await fleet.everyone('acknowledged', 15_000);
  }
  const mend = await spoilSettings(house.dataDir);
  await killPostgres(house.dataDir);
  // It stays away for longer than any fact may wait.
  await fleet.everyone('closed', 20_000);
  await mend();
  await databaseIsBack(house);
  await fleet.everyone('acknowledged', 15_000);
  assert.deepEqual(new Set(fleet.takeCloses()), new Set([tryAgainLater]));
  await audit();
});

/** Keeps PostgreSQL from starting until it is mended. */
async function spoilSettings(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'postgres', 'postgresql.conf');
  const settings = await readFile(path, 'utf8');
  await writeFile(path, `${settings}port = 'none'\n`);
  return () => writeFile(path, settings);
}

async function databaseIsBack({ dataDir, server }: Installation): Promise<void> {
  const late = AbortSignal.timeout(60_000);
  const ask = () => withClient(adminUrlOf(dataDir), (client) => client.query('select 1'));
  let isBack = false;
  while (!isBack) {
    if (late.aborted || server.hasEnded()) throw new Error(`PostgreSQL did not come back:\n${server.output()}`);
    isBack = await ask().then(
      () => true,
      () => false,
    );
  }
}
