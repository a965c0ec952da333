// PostgreSQL dies again and again while the server lives; stations are told to come again, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withClient } from '../db/prepare.ts';
import { adminUrlOf } from '../testing/audit/stored.ts';
import { startAuditedInstallation } from '../testing/audited-installation.ts';
import { postmasterPid } from '../testing/data-folder.ts';

const deep = process.env['DEEP'] === '1';
const kills = deep ? 200 : 3;
const tryAgainLater = 1013;

test('PostgreSQL is killed at random moments: stations meet 1013 and no error, all goes on within 15 s, nothing is lost or double (R-1, R-2)', async (t) => {
  const { house, fleet, random, audit } = await startAuditedInstallation(t, { stations: 10 });
  for (let nth = 0; nth < kills; nth += 1) {
    await fleet.everyoneAnswered(20_000);
    await fleet.atMessage(1 + Math.floor(random() * 600));
    process.kill((await postmasterPid(house.dataDir)) ?? 0, 'SIGKILL');
    await databaseIsBack(adminUrlOf(house.dataDir));
    await fleet.everyoneAnswered(15_000);
  }
  assert.deepEqual(new Set(fleet.takeCloses()), new Set([tryAgainLater]));
  await audit();
});

async function databaseIsBack(adminUrl: string): Promise<void> {
  let isBack = false;
  while (!isBack) {
    isBack = await withClient(adminUrl, (client) => client.query('select 1')).then(
      () => true,
      () => false,
    );
  }
}
