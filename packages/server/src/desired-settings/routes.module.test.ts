import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { setConnected } from '../testing/rows.ts';

type Told = { items: { key: string; state: string; operator: object }[]; code: string; fields?: object };

describe('the API of desired settings', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let path: string;
  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    path = `/stations/${picture.stations['2']}/desired-settings`;
  });
  after(() => panel.stop());

  test('takes what admins want, shows it to all who see the station, and lets go of it', async () => {
    const beta = await panel.logIn('beta');
    const wanted = { key: 'HeartbeatInterval', value: '60', lasting: true };
    assert.equal((await beta.post<Told>(path, wanted)).body.code, 'access_denied');
    const { body } = await alpha.post<Told>(path, wanted);
    assert.partialDeepStrictEqual(body.items, [{ ...wanted, state: 'waiting', operator: { name: 'alpha' } }]);
    assert.deepEqual(panel.rung, [], 'it is away');
    assert.deepEqual((await beta.get<Told>(path)).body.items, body.items);
    assert.deepEqual((await alpha.delete<Told>(`${path}/HeartbeatInterval`)).body.items, []);
    assert.equal((await alpha.delete<Told>(`${path}/HeartbeatInterval`)).body.code, 'desired_setting_not_found');
    await setConnected(panel.doors, [picture.stations['2']]);
    const { body: there } = await alpha.post<Told>(path, wanted);
    assert.partialDeepStrictEqual(there.items, [{ state: 'underway' }]);
    assert.deepEqual(panel.rung, [picture.stations['2']]);
  });

  test('takes no passwords, neither for one station nor for many (S-2)', async () => {
    const secret = { key: 'AuthorizationKey', value: 'sixteen letters!' };
    assert.equal((await alpha.post<Told>(path, secret)).body.code, 'invalid_input');
    const many = { intent: 'changeSetting', stationIds: [picture.stations['2']], settings: [secret] };
    const headers = { 'idempotency-key': '9b2f6a7e-0b7e-4c57-8d0a-000000000001' };
    assert.equal((await alpha.post<Told>('/campaigns', many, headers)).body.code, 'invalid_input');
    assert.equal((await alpha.post<Told>('/campaigns', { ...many, settings: undefined }, headers)).status, 400);
  });
});
