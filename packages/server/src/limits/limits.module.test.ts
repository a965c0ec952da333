// Limits as operators want and read them over the API.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { listLimits, wantLimits } from './limits.ts';
import type { GroupLimits } from './wire.ts';

type Wanted = { limitAmps: number | null; state: string; replacedAt: string | null; operator: { name: string } | null };
type Limit = { stationId: number; limit: Wanted | null; code?: string };

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;
let delta: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  [alpha, beta, delta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta'), panel.logIn('delta')]);
});
after(() => panel.stop());

const limitOf = async (as: LoggedIn, station: number) => (await as.get<Limit>(`/stations/${station}/limit`)).body;

test('an admin limits a station, and what is wanted last stands', async () => {
  const station = picture.stations['2'];
  assert.deepEqual(await limitOf(beta, station), { stationId: station, limit: null, limitW: null });
  for (const limitAmps of [16, 10]) await alpha.put(`/stations/${station}/limit`, { limitAmps });
  const { limit } = await limitOf(beta, station);
  assert.deepEqual([limit?.limitAmps, limit?.state, limit?.operator?.name], [10, 'waiting', 'alpha']);
  await alpha.put(`/stations/${station}/limit`, { limitAmps: null });
  const { body } = await beta.get<{ items: Wanted[]; total: number }>(`/stations/${station}/limits?pageSize=2`);
  assert.deepEqual(
    [body.total, ...body.items.map(({ limitAmps, replacedAt }) => [limitAmps, replacedAt !== null])],
    [3, [null, false], [10, true]],
  );
});

test('a group is limited with all below it, and nothing beside it', async () => {
  const { body } = await alpha.put<{ stations: number }>(`/groups/${picture.groups.B}/limit`, { limitAmps: 20 });
  const ofAll = await Promise.all(
    [1, 2, 3, 4].map((n) => limitOf(alpha, picture.stations[String(n) as keyof Picture['stations']])),
  );
  assert.equal(body.stations, ofAll.filter(({ limit }) => limit?.limitAmps === 20).length);
  assert.deepEqual(
    ofAll.map(({ limit }) => limit?.limitAmps ?? null),
    [null, 20, 20, null],
  );
  const untold = `update wanted_limits set way = 'station' where station_id = $1 and replaced_at is null`;
  await panel.doors.withIngest((tx) => tx.query(untold, [picture.stations['2']]));
  const { body: told } = await alpha.get<GroupLimits>(`/groups/${picture.groups.A}/limit`);
  const none = { applied: 0, waiting: 0, untold: 0, differs: 0, unsupported: 0 };
  assert.deepEqual(told.items, [
    { limitAmps: 20, stations: 2, ...none, waiting: 1, untold: 1 },
    { limitAmps: null, stations: 2, ...none, applied: 2 },
  ]);
});

test('nobody limits what he does not see, nor a basic operator anything (S-11, S-12)', async () => {
  const outside = picture.stations['2'];
  assert.equal((await delta.put<Limit>(`/stations/${outside}/limit`, { limitAmps: 6 })).body.code, 'station_not_found');
  assert.equal((await limitOf(delta, outside)).code, 'station_not_found');
  const { body } = await delta.put<Limit>(`/groups/${picture.groups.B}/limit`, { limitAmps: 6 });
  assert.equal(body.code, 'group_not_found');
  assert.equal((await beta.put<Limit>(`/stations/${outside}/limit`, { limitAmps: 6 })).body.code, 'access_denied');
});

test('a scheduled task wants limits of many stations at once', async () => {
  const stationIds = Object.values(picture.stations);
  const found = await panel.doors.withTenant(picture.organizationId, async (tx) => {
    const wants = stationIds.map((stationId) => ({ stationId, limitAmps: 6, source: { taskRunId: 7 } }));
    await wantLimits(tx, [...wants, ...wants], { now: panel.clock.now() });
    return listLimits(tx, stationIds);
  });
  assert.equal(found.length, stationIds.length);
  assert.ok(found.every(({ limitAmps }) => limitAmps === 6));
});
