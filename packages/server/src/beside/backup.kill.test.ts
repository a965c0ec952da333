// A backup that was taken while stations charge, restored into another folder, and a second server on that.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { createStation, manualClock, randomId, seededRandom } from '@stationmaster/simulator';
import { withClient } from '../db/prepare.ts';
import { startAuditedInstallation } from '../testing/audited-installation.ts';
import { linesOfLedger } from '../testing/audit/ledger.ts';
import { adminUrlOf, linesOfDatabase } from '../testing/audit/stored.ts';
import { runCommand } from '../testing/command.ts';
import { makeDataFolder, removeDataFolder } from '../testing/data-folder.ts';
import { startInstallation, type Installation } from '../testing/installation.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

const backups = await mkdtemp(join(tmpdir(), 'stationmaster-backups-'));
after(() => rm(backups, { recursive: true }));

/** A second server in the place of the first, on what is restored. */
async function restoreAndStart(t: TestContext, file: string, house: Installation) {
  const dataDir = await makeDataFolder();
  let server: ServerProcess | undefined;
  t.after(async () => {
    await server?.kill9();
    await removeDataFolder(dataDir);
  });
  const restored = await runCommand('restore.ts', [file], dataDir);
  assert.deepEqual([restored.code, restored.errors], [0, '']);
  await house.server.kill9();
  server = await startServerProcess({ dataDir, port: house.server.port });
  return { dataDir, server, said: restored.out };
}

async function backUp(house: Installation, name: string): Promise<string> {
  const file = join(backups, name);
  const { code, out, errors } = await runCommand('backup.ts', [file], house.dataDir);
  assert.deepEqual([code, errors], [0, '']);
  assert.match(out, /The backup is whole: .*\nThe secret key is in it/);
  return file;
}

test('every fact that was acknowledged before a backup began is in it, once and as it was said, while stations charge on (R-9)', async (t) => {
  const { house, fleet } = await startAuditedInstallation(t, { stations: 6 });
  await fleet.everyone('acknowledged', 20_000);
  await fleet.atMessage(300);
  // As they are now: a session may get its end while the backup is made.
  const acknowledged = fleet.ledgers.flatMap(linesOfLedger);
  const file = await backUp(house, 'audited.tar.gz');
  await fleet.atMessage(50);
  fleet.abandon();
  const { dataDir } = await restoreAndStart(t, file, house);
  const stored = await linesOfDatabase(adminUrlOf(dataDir));
  const lost = acknowledged.filter(
    (line) => !stored.some((found) => found === line || found.startsWith(`${line} to `)),
  );
  assert.deepEqual(lost, []);
  assert.ok(acknowledged.length > 50, `only ${acknowledged.length} facts were acknowledged`);
  assert.equal(new Set(stored).size, stored.length);
});

test('a session that ran when the backup was made goes on after the restore, to the watt-hour; ids of transactions never come again, and everybody logs in anew (R-9, T-3)', async (t) => {
  const house = await startInstallation(t, { BACKUP_DIR: join(backups, 'nightly') });
  const [, nightly = ''] = await house.server.said(/The nightly backup is whole: (\S+)/);
  assert.match((await runCommand('backup.ts', ['--check', nightly], house.dataDir)).out, /^\S+ is whole: made /m);
  const address = await house.addStation('OUTLIVER', 'CARD-1');
  const clock = manualClock(Date.now() - 3_600_000);
  const random = seededRandom(1);
  const station = createStation({
    ...address,
    points: [{ maxPowerW: 11_000, phases: 3, registerWh: 1_234_567 }],
    clock,
    random,
    newId: () => randomId(random),
    reconnectDelayMs: 50,
    patienceMs: 30_000,
  });
  t.after(() => station.close());
  const point = station.point(1);
  await station.connect();
  point.plugIn();
  assert.equal(await point.presentToken('CARD-1'), 'Accepted');
  await station.until(() => point.transactionId !== undefined);
  const { session } = point;
  const transactionId = Number(point.transactionId);
  clock.advance(5 * 60_000);
  await station.until(() => station.queued === 0);
  const file = await backUp(house, 'running.tar.gz');

  const inUse = await runCommand('restore.ts', [file], house.dataDir);
  assert.deepEqual([inUse.code, inUse.out], [1, '']);
  assert.match(inUse.errors, /^Another Stationmaster is running on .*: stop it first/);

  const { dataDir, said } = await restoreAndStart(t, file, house);
  assert.match(said, /1 organization, 1 charging station, 1 charging event\. The last that was heard/);
  await assert.rejects(house.operator.get('/me'), /401/);
  await station.until(() => station.isConnected && station.queued === 0);
  clock.advance(5 * 60_000);
  point.unplug();
  await station.until(() => station.queued === 0);
  point.plugIn();
  assert.equal(await point.presentToken('CARD-1'), 'Accepted');
  await station.until(() => point.transactionId !== undefined && point.transactionId !== transactionId);
  assert.ok(Number(point.transactionId) > transactionId + 1_000_000);

  const charged = (point.session?.startWh ?? 0) - (session?.startWh ?? 0);
  assert.ok(charged > 1_500, `only ${charged} Wh were charged`);
  assert.deepEqual(
    await rowsIn(dataDir, 'select transaction_id, energy_wh from sessions where energy_wh is not null'),
    [{ transaction_id: transactionId, energy_wh: String(charged) }],
  );
  const noted = "select actor, outcome from audit_entries where action = 'organization.restore'";
  assert.deepEqual(await rowsIn(dataDir, noted), [{ actor: 'command line', outcome: 'done' }]);
  const verified = await runCommand('audit.ts', ['verify'], dataDir);
  assert.match(verified.out, /^kill-tests: whole\./);
  assert.ok(!(await readdir(dataDir)).includes('restore.unfinished'));
});

async function rowsIn(dataDir: string, statement: string): Promise<Record<string, unknown>[]> {
  const { rows } = await withClient(adminUrlOf(dataDir), (client) => client.query<Record<string, unknown>>(statement));
  return rows;
}
