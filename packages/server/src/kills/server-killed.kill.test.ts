// The server dies again and again under stations at work; the auditor holds its database against what was acknowledged.
import { test } from 'node:test';
import { startAuditedInstallation } from '../testing/audited-installation.ts';
import { killPostgres } from '../testing/data-folder.ts';

const deep = process.env['DEEP'] === '1';
const kills = deep ? 200 : 3;

test('what was acknowledged is there once after the server, and PostgreSQL with it, was killed at random moments: none lost, none double, not one Wh off (R-1, T-2)', async (t) => {
  const { house, fleet, random, audit } = await startAuditedInstallation(t, { stations: 10 });
  for (let nth = 0; nth < kills; nth += 1) {
    await fleet.everyone('acknowledged', 20_000);
    await fleet.atMessage(1 + Math.floor(random() * 600));
    // Every other time as a power cut does it: PostgreSQL too.
    if (nth % 2 === 1) await killPostgres(house.dataDir);
    await house.server.kill9();
    await house.startAgain();
  }
  await audit();
});
