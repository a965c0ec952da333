import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertKnock } from '../testing/rows.ts';
import type { Refusal, Stranger } from './wire.ts';

describe('connections that were refused', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let delta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    [alpha, delta] = await Promise.all([panel.logIn('alpha'), panel.logIn('delta')]);
    const { organizationId, stations } = picture;
    const knock = (identifier: string, cause: string, stationId?: number) =>
      insertKnock(panel.doors, { organizationId, identifier, cause, ...(stationId !== undefined && { stationId }) });
    await knock('STRANGER-1', 'unknown_identifier');
    await knock('STRANGER-2', 'removed');
    await knock('EV2', 'wrong_password', stations['2']);
  });
  after(() => panel.stop());

  const strangers = async (as: LoggedIn) =>
    (await as.get<{ items: Stranger[] }>('/strangers')).body.items.map(({ identifier }) => identifier);

  test('of strangers are shown to admins of the whole organization, who dismiss or add them', async () => {
    assert.deepEqual([await strangers(alpha), await strangers(delta)], [['STRANGER-1', 'STRANGER-2'], []]);
    const dismiss = { identifier: 'STRANGER-1' };
    assert.equal((await alpha.post('/strangers/dismiss', dismiss)).status, 204);
    assert.deepEqual(await strangers(alpha), ['STRANGER-2']);
    const station = { name: 'No stranger', identifier: 'STRANGER-2', groupId: picture.groups.B };
    assert.equal((await alpha.post('/stations', station)).status, 201);
    assert.deepEqual(await strangers(alpha), []);
  });

  test('of a station stand with it: when, from where and why (S-9)', async () => {
    const beta = await panel.logIn('beta');
    const { body } = await beta.get<{ items: Refusal[] }>(`/stations/${picture.stations['2']}/refusals`);
    const [refusal] = body.items;
    assert.deepEqual([refusal?.cause, refusal?.address, refusal?.count], ['wrong_password', '192.0.2.7', 3]);
    assert.equal(body.items.length, 1);
  });
});
