import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Doors } from '../db/doors.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertSession, setConnected } from '../testing/rows.ts';

type Refusal = { code: string; detail: string };
type List = { items: { identifier: string }[] };

describe('a charging station that was deleted', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let delta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    [alpha, delta] = await Promise.all([panel.logIn('alpha'), panel.logIn('delta')]);
  });
  after(() => panel.stop());

  async function deletes(id: number, query = '', as = alpha) {
    const { headers } = await alpha.get(`/stations/${id}`);
    return as.delete<Refusal>(`/stations/${id}${query}`, { 'if-match': String(headers['etag']) });
  }

  const rowOf = async (id: number) => {
    const [row] = await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<{ groupId: number | null; removed: boolean }>(
        'select group_id as "groupId", removed_at is not null as removed from stations where id = $1',
        [id],
      ),
    );
    return row;
  };
  const orphans = async (as: LoggedIn) =>
    (await as.get<List>('/stations?state=orphans')).body.items.map(({ identifier }) => identifier);

  // shows: M-station-edit-delete, M-station-edit-orphan, M-term-orphan
  test('is an orphan that only admins of the whole organization see, and goes back into a group', async () => {
    const id = picture.stations['4'];
    assert.equal((await deletes(id, '', delta)).status, 204);
    assert.equal((await delta.get(`/stations/${id}`)).status, 404);
    assert.deepEqual([await orphans(alpha), await orphans(delta)], [['EV4'], []]);
    assert.equal((await deletes(id)).body.code, 'station_orphaned');
    const body = { groupId: picture.groups.C };
    assert.equal((await delta.post<Refusal>(`/stations/${id}/restore`, body)).body.code, 'station_not_found');
    assert.equal((await alpha.post(`/stations/${id}/restore`, body)).status, 204);
    assert.equal((await delta.get(`/stations/${id}`)).status, 200);
    assert.equal((await alpha.post<Refusal>(`/stations/${id}/restore`, body)).body.code, 'station_not_orphaned');
  });

  test('with somebody charging asks first, then stops what runs by command', async () => {
    const { organizationId, stations } = picture;
    const id = stations['2'];
    await insertSession(panel.doors, { organizationId, stationId: id });
    await setConnected(panel.doors, [id]);
    const asked = await deletes(id);
    assert.deepEqual([asked.status, asked.body.code], [409, 'station_charging']);
    assert.match(asked.body.detail, /A charging event is running/);
    panel.rung.length = 0;
    assert.equal((await deletes(id, '?endSessions=true')).status, 204);
    assert.deepEqual(panel.rung, [id]);
    const commands = await alpha.get<{ items: { intent: string; state: string }[] }>(`/stations/${id}/commands`);
    assert.deepEqual(
      commands.body.items.map(({ intent, state }) => [intent, state]),
      [['stopCharging', 'queued']],
    );
  });

  // shows: M-station-identifier-wrong
  test('is removed for good by a mark: its last group stays, its identifier is free, its connection ends', async () => {
    const id = picture.stations['3'];
    assert.equal((await alpha.post<Refusal>(`/stations/${id}/remove`)).body.code, 'station_not_orphaned');
    await deletes(id);
    await setConnected(panel.doors, [id]);
    assert.equal((await delta.post<Refusal>(`/stations/${id}/remove`)).body.code, 'station_not_found');
    assert.equal((await alpha.post(`/stations/${id}/remove`)).status, 204);
    assert.deepEqual(await rowOf(id), { groupId: picture.groups.B, removed: true });
    assert.equal((await alpha.get(`/stations/${id}`)).status, 404);
    const [state] = await panel.doors.withDirectory((tx) =>
      tx.query<{ connected: boolean }>('select connected from station_state where station_id = $1', [id]),
    );
    assert.equal(state?.connected, false);
    const again = { name: 'Another', identifier: 'EV3', groupId: picture.groups.B };
    assert.equal((await alpha.post('/stations', again)).status, 201);
  });

  test('keeps its identifier while it is an orphan: who can take it back is told so, others whom to ask', async () => {
    const id = picture.stations['4'];
    await deletes(id);
    const asked = { name: 'Another', identifier: 'EV4', groupId: picture.groups.C };
    const [own, other] = [await alpha.post<Refusal>('/stations', asked), await delta.post<Refusal>('/stations', asked)];
    assert.deepEqual([own.body.code, other.body.code], ['identifier_taken', 'identifier_taken']);
    assert.match(own.body.detail, /put it back into a group/);
    assert.match(other.body.detail, /ask an admin of the whole organization/);
  });

  test('stays what it was where a fault of ours came between, and that is said in words that operators know (M-message-station-delete)', async () => {
    const id = picture.stations['1'];
    let broken = false;
    const withTenant: Doors['withTenant'] = (organizationId, run) =>
      broken ? Promise.reject(new Error('A fault of ours.')) : panel.doors.withTenant(organizationId, run);
    const faulty = await startTestPanel({ doors: { ...panel.doors, withTenant }, bus: panel.bus });
    const admin = await faulty.logIn('alpha');
    broken = true;
    const { status, body } = await admin.delete<Refusal>(`/stations/${id}`, { 'if-match': '"1"' });
    assert.deepEqual(
      [status, body.code, body.detail],
      [500, 'station_delete_failed', 'Charging station deletion failed.'],
    );
    assert.equal((await rowOf(id))?.groupId, picture.groups.A);
    await faulty.stop();
  });

  test('where the group it left is gone, ends in the top of the tree', async () => {
    const added = await alpha.post<{ id: number }>('/groups', { name: 'Short-lived' });
    const station = { name: 'Leaves', identifier: 'EV8', groupId: added.body.id, proof: 'none' };
    const { body } = await alpha.post<{ station: { id: number } }>('/stations', station);
    await deletes(body.station.id);
    const { headers } = await alpha.get(`/groups/${added.body.id}`);
    await alpha.delete(`/groups/${added.body.id}`, { 'if-match': String(headers['etag']) });
    assert.equal((await alpha.post(`/stations/${body.station.id}/remove`)).status, 204);
    assert.deepEqual(await rowOf(body.station.id), { groupId: picture.groups.A, removed: true });
  });
});
