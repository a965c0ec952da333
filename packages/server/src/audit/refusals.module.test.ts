import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';

let panel: TestPanel;
let picture: Picture;
let beta: LoggedIn;
before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  beta = await panel.logIn('beta');
});
after(() => panel.stop());

const refusals = () =>
  panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ actor: string; address: string; outcome: string; after: { call: string; code: string; times: number } }>(
      "select actor, address, outcome, after from audit_entries where action = 'call.refuse' order by id",
    ),
  );
const addStation = (as: LoggedIn) => as.post<{ code: string }>('/stations', { name: 'X', identifier: 'X', groupId: 1 });

test('a change that an operator was refused is noted; of many the first and each doubling (S-19)', async () => {
  for (let time = 0; time < 20; time += 1) assert.equal((await addStation(beta)).status, 403);
  const noted = await refusals();
  assert.deepEqual(noted[0], {
    actor: 'beta',
    address: '127.0.0.1',
    outcome: 'refused',
    after: { call: 'POST /api/v1/stations', code: 'access_denied', times: 1 },
  });
  assert.deepEqual(
    noted.map((row) => row.after.times),
    [1, 2, 4, 8, 16],
  );
});

test('each route and each operator is counted apart, and after a quarter of an hour anew (S-19)', async () => {
  const before = (await refusals()).length;
  await beta.put(`/stations/${picture.stations['2']}/quirks/no_milliseconds?why=1`, { parameters: {} });
  await addStation(await panel.logIn('gamma'));
  panel.clock.advance(15 * 60_000);
  await addStation(beta);
  const noted = (await refusals()).slice(before);
  assert.deepEqual(
    noted.map((row) => [row.actor, row.after.call, row.after.times]),
    [
      ['beta', `PUT /api/v1/stations/${picture.stations['2']}/quirks/no_milliseconds`, 1],
      ['gamma', 'POST /api/v1/stations', 1],
      ['beta', 'POST /api/v1/stations', 1],
    ],
  );
});

test('what is merely wrong, unknown or asked without a login is none of it (S-19)', async () => {
  const before = (await refusals()).length;
  const alpha = await panel.logIn('alpha');
  await alpha.post('/stations', {});
  await alpha.put('/stations/999999/quirks/no_milliseconds', { parameters: {} });
  await panel.stranger.post('/stations', {});
  assert.equal((await refusals()).length, before);
});
