import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { setConnected } from '../testing/rows.ts';
import type { Station, StationEdit } from './wire.ts';

type Refusal = { code: string; fields?: Record<string, string> };

describe('the basic settings of a charging station', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
  });
  after(() => panel.stop());

  async function read(id: number) {
    const { body, headers } = await alpha.get<Station>(`/stations/${id}`);
    const { name, groupId, address, latitude, longitude, note, contact, disabled } = body;
    const { freeCharging, pings, assumesVersion, timeZone, admission } = body;
    const place = { name, groupId, address, latitude, longitude, note, contact };
    const edit: StationEdit = { ...place, disabled, freeCharging, pings, assumesVersion, timeZone, admission };
    return { station: body, edit, ifMatch: { 'if-match': String(headers['etag']) } };
  }

  async function save(id: number, change: Partial<StationEdit>, as = alpha) {
    const { edit, ifMatch } = await read(id);
    return as.put<Station & Refusal>(`/stations/${id}`, { ...edit, ...change }, ifMatch);
  }

  const epochOf = async (id: number) => {
    const [row] = await panel.doors.withDirectory((tx) =>
      tx.query<{ epoch: number; connected: boolean }>(
        'select connection_epoch as epoch, connected from station_state where station_id = $1',
        [id],
      ),
    );
    return row;
  };

  // shows: M-station-edit-name, M-station-edit-group, M-station-name-free
  test('are changed by an admin, with an entry of what was and what is; the connection stays (S-19)', async () => {
    const id = picture.stations['2'];
    await setConnected(panel.doors, [id]);
    const change = { name: ' Pine Mall entry ', groupId: picture.groups.C, latitude: 60.17, longitude: 24.94 };
    const { status, body } = await save(id, { ...change, address: 'Pine street 1', contact: 'Janitor, 555 0100' });
    assert.equal(status, 200);
    assert.deepEqual([body.name, body.groupName, body.latitude, body.version], ['Pine Mall entry', 'C', 60.17, 2]);
    assert.deepEqual(await epochOf(id), { epoch: 0, connected: true });
    const found = await alpha.get<{ total: number }>('/stations?search=pine mall');
    assert.equal(found.body.total, 1);
    const [entry] = await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<{ before: object; after: object }>(
        `select before, after from audit_entries where action = 'station.update'`,
      ),
    );
    const before = { name: 'Station 2', groupId: picture.groups.B, address: '', contact: '' };
    assert.deepEqual(entry?.before, { ...before, latitude: null, longitude: null });
    assert.deepEqual(Object.keys(entry.after).sort(), Object.keys(entry.before).sort());
  });

  test('end the connection where it was told otherwise: the station comes back under the new', async () => {
    const id = picture.stations['3'];
    for (const change of [{ admission: 'pending' }, { pings: false }, { assumesVersion: '1.6' }, { timeZone: 'UTC' }]) {
      await setConnected(panel.doors, [id]);
      const before = await epochOf(id);
      panel.rung.length = 0;
      assert.equal((await save(id, change as Partial<StationEdit>)).status, 200);
      const since = await epochOf(id);
      assert.equal(since?.connected, false);
      assert.ok(since.epoch > (before?.epoch ?? 0), JSON.stringify(change));
      assert.deepEqual(panel.rung, [id]);
    }
  });

  test('are refused at the field that cannot be', async () => {
    const id = picture.stations['1'];
    const wrong: [Partial<StationEdit>, field: string][] = [
      [{ groupId: null }, 'groupId'],
      [{ latitude: 60 }, 'longitude'],
      [{ longitude: 24 }, 'latitude'],
      [{ timeZone: 'Mars/Olympus' }, 'timeZone'],
    ];
    for (const [change, field] of wrong) {
      const { status, body } = await save(id, change);
      assert.deepEqual([status, Object.keys(body.fields ?? {})], [400, [field]]);
    }
    assert.equal((await save(id, { groupId: 999_999 })).body.code, 'group_not_found');
  });

  test('are saved from the version that was seen, and not over somebody else’s change', async () => {
    const id = picture.stations['1'];
    const { edit, ifMatch } = await read(id);
    assert.equal((await save(id, { note: 'Behind the bakery' })).status, 200);
    const late = await alpha.put<Refusal>(`/stations/${id}`, { ...edit, note: 'In the yard' }, ifMatch);
    assert.deepEqual([late.status, late.body.code], [412, 'edited_meanwhile']);
    assert.equal((await read(id)).station.note, 'Behind the bakery');
  });

  // shows: M-station-edit-admin
  test('are for admins whose domain it is (S-11, S-12)', async () => {
    const id = picture.stations['2'];
    const [beta, delta] = [await panel.logIn('beta'), await panel.logIn('delta')];
    assert.equal((await save(picture.stations['1'], { note: 'x' }, beta)).body.code, 'access_denied');
    assert.equal((await save(picture.stations['1'], { note: 'x' }, delta)).body.code, 'station_not_found');
    const outside = await save(id, { groupId: picture.groups.B }, delta);
    assert.equal(outside.body.code, 'group_not_found');
  });
});
