import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertPoint, insertSession, setConnected } from '../testing/rows.ts';
import { giveOut } from './give-out.ts';

type Campaign = { id: string; stationCount: number; counts: Record<string, number>; code?: string };
type Result = {
  command: { id: string; state: string; detail: string | null; evse: number | null };
  station: { id: number };
};

describe('a command to many stations', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let beta: LoggedIn;
  let own: number[];
  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    const { stations } = picture;
    own = [stations['1'], stations['2'], stations['3']];
    await setConnected(panel.doors, [stations['1'], stations['2'], stations['4']]);
    [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
  });
  after(() => panel.stop());

  const start = (as: LoggedIn, body: object, key: string = randomUUID()) => {
    // Who comes first is told by the clock.
    panel.clock.advance(1);
    return as.post<Campaign>('/campaigns', body, { 'idempotency-key': key });
  };
  const results = async (id: string, query = '') =>
    (await alpha.get<{ items: Result[]; total: number }>(`/campaigns/${id}/results${query}`)).body;
  const give = (most: number, afterMs = 1_000) => {
    panel.clock.advance(afterMs);
    return panel.doors.withIngest((tx) => giveOut(tx, { now: panel.clock.now(), most, everyMs: 1_000 }));
  };
  const statesOf = ({ counts }: Campaign) =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

  test('is one request with a command for each station; those that are away fail at once (S-19)', async () => {
    const key = randomUUID();
    const asked = { stationIds: [...own, own[0]!], intent: 'reset', arguments: { kind: 'soft' } };
    const [first, second] = await Promise.all([start(alpha, asked, key), start(alpha, asked, key)]);
    assert.deepEqual([first.status, first.body.id], [202, second.body.id], 'clicking twice starts once');
    assert.deepEqual([first.body.stationCount, statesOf(first.body)], [3, { held: 2, failed: 1 }]);
    const failed = await results(first.body.id, '?state=failed');
    assert.partialDeepStrictEqual(failed, {
      total: 1,
      items: [{ command: { detail: 'The charging station is offline.' }, station: { id: own[2] } }],
    });
    const entries = await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<{ after: object }>("select after from audit_entries where action = 'campaign.start'"),
    );
    assert.deepEqual(
      entries.map(({ after }) => after),
      [{ intent: 'reset', resetKind: 'soft', stationIds: own }],
    );
  });

  test('is given out so many a second and in no more, whoever looks, and rings for the stations', async () => {
    const { body } = await start(alpha, { stationIds: own, intent: 'clearCache' });
    const state = async () => statesOf((await alpha.get<Campaign>(`/campaigns/${body.id}`)).body);
    const early = await give(2);
    assert.equal(early.length, 2, 'the campaign before this one comes first');
    assert.deepEqual(await state(), { held: 2, failed: 1 });
    const [given] = await give(1);
    assert.deepEqual(await give(1, 100), [], 'another node has just given');
    assert.ok(own.includes(given ?? 0));
    await setConnected(panel.doors, own, false);
    assert.deepEqual(await give(1), []);
    assert.deepEqual(await state(), { queued: 1, failed: 2 }, 'one has gone meanwhile');
    await setConnected(panel.doors, own.slice(0, 2));
  });

  test('is cancelled as far as it is not sent, and tried again where it failed', async () => {
    const { body } = await start(alpha, { stationIds: own, intent: 'clearCache' });
    const { status, body: cancelled } = await alpha.post<Campaign>(`/campaigns/${body.id}/cancel`);
    assert.deepEqual([status, statesOf(cancelled)], [200, { cancelled: 2, failed: 1 }]);
    assert.equal((await alpha.post<Campaign>(`/campaigns/${body.id}/cancel`)).body.code, 'nothing_to_cancel');
    assert.deepEqual(await give(10), []);
    await setConnected(panel.doors, own);
    const again = (id: string) =>
      alpha.post<Campaign>(`/campaigns/${id}/retry`, {}, { 'idempotency-key': randomUUID() });
    const { body: second } = await again(body.id);
    assert.deepEqual([second.stationCount, statesOf(second)], [1, { held: 1 }]);
    assert.deepEqual(
      (await results(second.id)).items.map(({ station }) => station.id),
      [own[2]],
    );
    assert.equal((await again(second.id)).body.code, 'nothing_to_retry');
    await setConnected(panel.doors, [own[2]!], false);
  });

  test('says before what it would interrupt, at connected stations alone', async () => {
    const { organizationId } = picture;
    await insertSession(panel.doors, { organizationId, stationId: own[0]! });
    await insertSession(panel.doors, { organizationId, stationId: own[2]! });
    const { body } = await alpha.post<object>('/campaigns/foresee', { stationIds: own });
    assert.deepEqual(body, { stations: 3, connected: 2, sessions: 1, waitedFor: 0 });
  });

  test('releases cables at every point, and keeps those that are in use', async () => {
    const { organizationId } = picture;
    for (const evse of [1, 2]) {
      await insertPoint(panel.doors, { organizationId, stationId: own[0]!, evse, status: 'Available' });
    }
    const { body } = await start(alpha, { stationIds: own.slice(0, 2), intent: 'releaseCable' });
    const { items } = await results(body.id);
    const told = items
      .filter(({ station }) => station.id === own[0])
      .map(({ command }) => [command.evse, command.state]);
    assert.deepEqual(told, [
      [1, 'failed'],
      [2, 'held'],
    ]);
    assert.match(items[0]?.command.detail ?? '', /cable is kept/);
  });

  test('names no station out of sight, and is seen no further than its stations are (S-12)', async () => {
    const { stations } = picture;
    const asked = { stationIds: [stations['2'], stations['4']], intent: 'clearCache' };
    assert.equal((await start(beta, asked)).body.code, 'station_not_found');
    const { body } = await start(alpha, asked);
    const { body: seen } = await beta.get<Campaign>(`/campaigns/${body.id}`);
    assert.deepEqual(statesOf(seen), { held: 1 });
    await beta.post(`/campaigns/${body.id}/cancel`);
    assert.deepEqual(statesOf((await alpha.get<Campaign>(`/campaigns/${body.id}`)).body), { held: 1, cancelled: 1 });
    const gamma = await panel.logIn('gamma');
    const { body: other } = await start(alpha, { stationIds: [stations['2']], intent: 'clearCache' });
    assert.equal((await gamma.get<Campaign>(`/campaigns/${other.id}`)).body.code, 'campaign_not_found');
    const listed = await gamma.get<{ items: Campaign[]; total: number }>('/campaigns');
    assert.deepEqual([listed.body.total, listed.body.items.map(({ id }) => id)], [1, [body.id]]);
  });

  test('chooses all that a filter finds', async () => {
    const { body } = await beta.get<object>('/stations/ids?state=offline');
    assert.deepEqual(body, { ids: [picture.stations['3']], more: false });
  });
});
