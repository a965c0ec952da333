// A backup that was taken while stations charge, restored into another folder, and a second server on that.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { withClient } from '../db/prepare.ts';
import { startAuditedInstallation } from '../testing/audited-installation.ts';
import { linesOfLedger } from '../testing/audit/ledger.ts';
import { adminUrlOf, linesOfDatabase } from '../testing/audit/stored.ts';
import { runCommand } from '../testing/command.ts';
import { makeDataFolder, removeDataFolder } from '../testing/data-folder.ts';
import type { Installation } from '../testing/installation.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';
import { connectAndCharge, outliver } from '../testing/stations/charging.ts';

const backups = await mkdtemp(join(tmpdir(), 'stationmaster-backups-'));
after(() => rm(backups, { recursive: true }));

async function backUp(house: Installation): Promise<string> {
  const file = join(backups, 'audited.tar.gz');
  const { code, out, errors } = await runCommand('backup.ts', [file], house.dataDir);
  assert.deepEqual([code, errors], [0, '']);
  assert.match(out, /The backup is whole: .*\nThe secret key is in it/);
  return file;
}

/** A second server in the place of the first, on what is restored; answers its data folder. */
async function restoreAndStart(t: TestContext, file: string, house: Installation): Promise<string> {
  const dataDir = await makeDataFolder();
  let server: ServerProcess | undefined;
  t.after(async () => {
    await server?.kill9();
    await removeDataFolder(dataDir);
  });
  const restored = await runCommand('restore.ts', [file], dataDir);
  assert.deepEqual([restored.code, restored.errors], [0, '']);
  assert.match(restored.out, /1 organization, 6 charging stations, .* charging events?\. The last that was heard/);
  await house.server.kill9();
  server = await startServerProcess({ dataDir, port: house.server.port });
  return dataDir;
}

test('a backup that was made while stations charge holds every fact acknowledged before; on it a running session goes on to the watt-hour, no id comes again, and all log in anew (R-9, T-3)', async (t) => {
  const { house, fleet } = await startAuditedInstallation(t, { stations: 5 });
  const outliver = await plugIn(t, await house.addStation('OUTLIVER', 'CARD-OUT'));
  await fleet.everyone('acknowledged', 20_000);
  await fleet.atMessage(300);
  // As they are now: a session may get its end while the backup is made.
  const acknowledged = fleet.ledgers.flatMap(linesOfLedger);
  const file = await backUp(house);
  fleet.abandon();

  const inUse = await runCommand('restore.ts', [file], house.dataDir);
  assert.deepEqual([inUse.code, inUse.out], [1, '']);
  assert.match(inUse.errors, /^Another Stationmaster is running on .*: stop it first/);

  const dataDir = await restoreAndStart(t, file, house);
  const stored = await linesOfDatabase(adminUrlOf(dataDir));
  const lost = acknowledged.filter(
    (line) => !stored.some((found) => found === line || found.startsWith(`${line} to `)),
  );
  assert.deepEqual(lost, []);
  assert.ok(acknowledged.length > 50, `only ${acknowledged.length} facts were acknowledged`);
  assert.equal(new Set(stored).size, stored.length);

  await assert.rejects(house.operator.get('/me'), /401/);
  const { transactionId, chargedWh, nextTransactionId } = await outliver.chargeOn();
  assert.ok(nextTransactionId > transactionId + 1_000_000);
  assert.ok(chargedWh > 1_500, `only ${chargedWh} Wh were charged`);
  const ended = `select transaction_id, energy_wh from sessions where transaction_id = ${transactionId} and ended_at is not null`;
  assert.deepEqual(await rowsIn(dataDir, ended), [{ transaction_id: transactionId, energy_wh: String(chargedWh) }]);
  const noted = "select actor, outcome from audit_entries where action = 'organization.restore'";
  assert.deepEqual(await rowsIn(dataDir, noted), [{ actor: 'command line', outcome: 'done' }]);
  const verified = await runCommand('audit.ts', ['verify'], dataDir);
  assert.match(verified.out, /^kill-tests: whole\./);
  assert.ok(!(await readdir(dataDir)).includes('restore.unfinished'));
  assert.match((await runCommand('backup.ts', ['--check', file], dataDir)).out, /^\S+ is whole: made /m);
});

type Address = { url: string; identifier: string; password: string };

/** A station that charges, and goes on with it when it finds a server again. */
async function plugIn(t: TestContext, address: Address) {
  const { station, clock } = outliver(t, address);
  const point = await connectAndCharge(station, 'CARD-OUT');
  const transactionId = Number(point.transactionId);
  const startWh = Number(point.session?.startWh);
  clock.advance(5 * 60_000);
  await station.until(() => station.queued === 0);
  return {
    async chargeOn() {
      await station.until(() => station.isConnected && station.queued === 0);
      clock.advance(5 * 60_000);
      point.unplug();
      await station.until(() => station.queued === 0);
      const chargedWh = station.meterWh(1) - startWh;
      point.plugIn();
      assert.equal(await point.presentToken('CARD-OUT'), 'Accepted');
      await station.until(() => point.transactionId !== undefined && point.transactionId !== transactionId);
      return { transactionId, chargedWh, nextTransactionId: Number(point.transactionId) };
    },
  };
}

async function rowsIn(dataDir: string, statement: string): Promise<Record<string, unknown>[]> {
  const { rows } = await withClient(adminUrlOf(dataDir), (client) => client.query<Record<string, unknown>>(statement));
  return rows;
}
