import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createManualClock } from '../../testing/manual-clock.ts';
import { paintPicture, startTestPanel, type Picture, type TestPanel } from '../../testing/panel.ts';
import { startNightlyBackups } from '../nightly.ts';
import { backupComposers, keepBackupOutcomes } from './faults.ts';

type Told = { fault: { since: string; triedAt: string; reason: string } | null };
type Queued = { id: number; kind: string; to: string; operatorIds: number[] };
const halfAnHourMs = 30 * 60_000;
const publicUrl = 'https://panel.example.com';

describe('nightly backups that fail', () => {
  let panel: TestPanel;
  let picture: Picture;
  let folder = '';

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    await paintPicture(panel.doors, 'other');
    folder = await mkdtemp(join(tmpdir(), 'stationmaster-faults-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
    await panel.stop();
  });

  const toldTo = async (name: string) => (await (await panel.logIn(name)).get<Told>('/backup-fault')).body.fault;
  const outcomes = (node = 'one') => keepBackupOutcomes({ ...panel, node });
  const queued = () =>
    panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<Queued>(
        `select id, kind, to_address as to, operator_ids as "operatorIds" from mails
         where organization_id = $1 and kind = 'backup_failed' order by id`,
        [tx.organizationId],
      ),
    );
  const wordsOf = (mail: Queued) =>
    panel.doors.withTenant(picture.organizationId, (tx) =>
      backupComposers({ publicUrl }).backup_failed(tx, { ...mail, arguments: {} }),
    );

  test('they are told to the organization-wide admins of the first organization, and once by mail (R-10, S-12)', async () => {
    const since = panel.clock.now().toISOString();
    await outcomes().failed('There is no room left in /mnt/disk');
    panel.clock.advance(halfAnHourMs);
    await outcomes().failed('There is no room left in /mnt/disk');
    assert.deepEqual(await toldTo('alpha'), {
      since,
      triedAt: panel.clock.now().toISOString(),
      reason: 'There is no room left in /mnt/disk',
    });
    for (const name of ['delta', 'other-alpha']) assert.equal(await toldTo(name), null, name);
    const [mail, ...others] = await queued();
    assert.deepEqual([mail?.to, others], ['alpha@example.com', []]);
    const words = await wordsOf(mail!);
    assert.equal(words?.subject, 'The nightly backup was not made');
    assert.match(words?.text ?? '', /There is no room left in \/mnt\/disk/);
  });

  test('the next whole one, or that nobody tries any more, ends it; a mail about nothing is not sent', async () => {
    await outcomes().failed('away');
    panel.clock.advance(5 * halfAnHourMs);
    assert.equal(await toldTo('alpha'), null);
    await outcomes().failed('away');
    assert.equal((await toldTo('alpha'))?.reason, 'away');
    await outcomes().made();
    assert.equal(await toldTo('alpha'), null);
    assert.equal(await wordsOf((await queued())[0]!), undefined);
  });

  test('each node fails for itself, and mails again only when a fault begins anew (R-10)', async () => {
    await outcomes().made();
    const mailed = (await queued()).length;
    for (let tries = 0; tries < 3; tries += 1) {
      await outcomes('another').failed('away');
      await outcomes().made();
      panel.clock.advance(halfAnHourMs);
    }
    assert.deepEqual([(await toldTo('alpha'))?.reason, (await queued()).length], ['away', mailed + 1]);
    panel.clock.advance(1_000 * halfAnHourMs);
    const since = panel.clock.now().toISOString();
    await outcomes('another').failed('away again');
    assert.deepEqual([(await toldTo('alpha'))?.since, (await queued()).length], [since, mailed + 2]);
    await outcomes('another').made();
    assert.equal(await toldTo('alpha'), null);
  });

  test('a backup that cannot be made says why to whoever looks into the panel (R-9, R-10)', async () => {
    const notAFolder = join(folder, 'file');
    await writeFile(notAFolder, '');
    const { promise: said, resolve: say } = Promise.withResolvers<string>();
    const nightly = startNightlyBackups({
      installation: { ownerUrl: '', adminUrl: undefined, dataDir: folder, pgDump: '' },
      stationmaster: '1.2.0',
      folder: notAFolder,
      keep: 7,
      clock: createManualClock(),
      outcomes: outcomes(),
      say,
    });
    await said;
    await nightly.stop();
    assert.match((await toldTo('alpha'))?.reason ?? '', /EEXIST|ENOTDIR/);
  });
});
