import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, secretKey, startTestPanel, type LoggedIn, type TestPanel } from '../../testing/panel.ts';
import { hashStationPassword } from '../credentials.ts';
import type { ImportAnswer } from '../wire.ts';

describe('importing charging stations', () => {
  let panel: TestPanel;
  let alpha: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
  });
  after(() => panel.stop());

  const imports = async (text: string, dryRun = false, as = alpha) =>
    (await as.post<ImportAnswer>('/stations/import', { text, dryRun })).body;
  const totalOf = async (search: string) =>
    (await alpha.get<{ total: number }>(`/stations?search=${search}`)).body.total;

  const sheet = [
    '\uFEFFName;Identifier;Group;Proof;Password;Address;Latitude;Longitude',
    'Entry;IMP-1;A / B;;;Pine street 1;60.17;24.94',
    'Yard;IMP-2;C;password;sixteen letters!;;;',
    'Roof;IMP-3;B;first_contact;;;;',
    'Shed;IMP-4;B;none;;;;',
  ].join('\r\n');

  test('is tried without adding anything, then adds all at once and gives the passwords that were made (S-2, S-19)', async () => {
    const tried = await imports(sheet, true);
    assert.deepEqual([tried.fit, tried.faultCount, tried.added, await totalOf('imp-')], [4, 0, 0, 0]);
    const { added, passwords } = await imports(sheet);
    assert.equal(added, 4);
    assert.deepEqual(
      passwords.map(({ identifier }) => identifier),
      ['IMP-1'],
    );
    const rows = await panel.doors.withDirectory((tx) =>
      tx.query<{ identifier: string; proof: string; hash: Buffer | null; sent: boolean }>(
        `select s.identifier, s.proof, c.password_hash as hash, n.seed is not null and s.first_contact_until is not null as sent
         from stations s left join station_credentials c on c.station_id = s.id left join password_changes n on n.station_id = s.id
         where s.identifier like 'IMP-%' order by 1`,
      ),
    );
    const hashOf = (password = '') => hashStationPassword(secretKey, Buffer.from(password));
    assert.deepEqual(rows, [
      { identifier: 'IMP-1', proof: 'password', hash: hashOf(passwords[0]?.password), sent: false },
      { identifier: 'IMP-2', proof: 'password', hash: hashOf('sixteen letters!'), sent: false },
      { identifier: 'IMP-3', proof: 'first_contact', hash: null, sent: true },
      { identifier: 'IMP-4', proof: 'none', hash: null, sent: false },
    ]);
    const { body } = await alpha.get<{ items: { groupName: string }[] }>('/stations?search=imp-1');
    assert.equal(body.items[0]?.groupName, 'B');
  });

  test('adds nothing where a line is wrong, and names it: taken identifiers, groups out of sight', async () => {
    const { faults, added } = await imports('name,identifier,group\nA,EV1,B\nB,NEW-1,Nowhere\nC,NEW-2,B');
    assert.deepEqual(
      faults.map(({ line, column }) => [line, column]),
      [
        [2, 'identifier'],
        [3, 'group'],
      ],
    );
    assert.deepEqual([added, await totalOf('new-')], [0, 0]);
    const delta = await panel.logIn('delta');
    const { faults: outOfSight } = await imports('name,identifier,group\nA,NEW-3,B', false, delta);
    assert.deepEqual(outOfSight[0]?.column, 'group');
    const beta = await panel.logIn('beta');
    assert.equal((await beta.post('/stations/import', { text: sheet })).status, 403);
  });

  test('takes ten thousand lines at once', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `Many ${index},MANY-${index},C`);
    const { added, passwords } = await imports(['name,identifier,group', ...lines].join('\n'));
    assert.deepEqual([added, passwords.length], [10_000, 10_000]);
    assert.equal((await alpha.get<{ total: number }>('/stations/count?search=many')).body.total, 10_000);
    const { faults } = await imports(['name,identifier,group', ...lines, 'One more,MANY-X,C'].join('\n'), true);
    assert.match(faults[0]?.problem ?? '', /10000 at most/);
  });
});
