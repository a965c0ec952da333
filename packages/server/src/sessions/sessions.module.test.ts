import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { recountSessions } from '../energy/recount.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertSession, type SessionSeed } from '../testing/rows.ts';
import type { SessionPage } from './wire.ts';

const hourMs = 3_600_000;
const noon = Date.parse('2026-03-01T12:00:00Z');

function at(hours: number): Date {
  return new Date(noon + hours * hourMs);
}

/** On the wire instants are text. */
type Json<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Json<T[K]> } : T;

describe('charging events as operators read them', () => {
  let panel: TestPanel;
  let picture: Picture;
  let beta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    beta = await panel.logIn('beta');
  });
  after(() => panel.stop());

  const insert = (seed: Partial<SessionSeed>) =>
    insertSession(panel.doors, {
      organizationId: picture.organizationId,
      stationId: picture.stations['2'],
      startedAt: at(0),
      ...seed,
    });

  async function sample(sessionId: number, count: number): Promise<void> {
    await panel.doors.withIngest((tx) =>
      tx.query(
        `insert into samples (station_id, station_at, digest, organization_id, evse, session_id, sampled_at, received_at, register_wh, power_w, readings)
         select $1, at, gen_random_uuid(), $2, 1, $3, at, at, 1000 + n, 11000, '[]'
         from generate_series(1, $4::integer) n, lateral (select timestamptz '2026-03-01T12:00:00Z' + n * interval '10 seconds' as at) t`,
        [picture.stations['2'], picture.organizationId, sessionId, count],
      ),
    );
  }

  const count = (sessionId: number) =>
    panel.doors.withIngest((tx) => recountSessions(tx, [sessionId], panel.clock.now()));

  const idsOf = async (query: string) =>
    (await beta.get<Json<SessionPage>>(`/sessions?${query}`)).body.items.map(({ id }) => id);

  test('samples without a page are thinned evenly, and the last value stays', async () => {
    const sessionId = await insert({});
    await sample(sessionId, 2500);
    type Samples = { items: { at: string; registerWh: number; powerW: number }[]; total: number };
    const { body } = await beta.get<Samples>(`/sessions/${sessionId}/samples`);
    assert.equal(body.total, 2500);
    assert.equal(body.items.length, 834);
    assert.equal(body.items.at(-1)?.registerWh, 3_500);
    const steps = new Set(
      body.items.slice(1).map(({ registerWh }, index) => registerWh - body.items[index]!.registerWh),
    );
    assert.deepEqual([...steps], [3]);
    const second = await beta.get<Samples>(`/sessions/${sessionId}/samples?page=2&pageSize=10`);
    assert.deepEqual(
      [second.body.total, second.body.items.length, second.body.items[0]?.registerWh],
      [2500, 10, 1_011],
    );
  });

  test('the curve of an open session goes up to its last value, counted or not (E-7, E-10)', async () => {
    const sessionId = await insert({ evse: 7 });
    await sample(sessionId, 6);
    const move = (registerWh: number, hours: number) =>
      panel.doors.withIngest((tx) =>
        tx.query('update sessions set register_wh = $2, register_at = $3 where id = $1', [
          sessionId,
          registerWh,
          at(hours),
        ]),
      );
    type Curve = { points: { at: string; wh: number }[]; power: object[]; samples: number };
    const curve = async () => (await beta.get<Curve>(`/sessions/${sessionId}/curve`)).body;
    await move(1006, 1);
    const uncounted = await curve();
    assert.deepEqual(uncounted.points, [
      { at: at(0).toISOString(), wh: 0 },
      { at: at(1).toISOString(), wh: 6 },
    ]);
    assert.deepEqual([uncounted.power.length, uncounted.samples], [6, 6]);
    await count(sessionId);
    await move(1206, 2);
    const counted = await curve();
    assert.equal(counted.points.length, 8);
    assert.deepEqual(counted.points.at(-2), { at: '2026-03-01T12:01:00.000Z', wh: 6 });
    assert.deepEqual(counted.points.at(-1), { at: at(2).toISOString(), wh: 206 });
  });

  test('charging events are found by every filter, and the foot sums all that match (E-6)', async () => {
    const station = { stationId: picture.stations['3'], startedAt: at(100) };
    const small = await insert({ ...station, endedAt: at(101), energyWh: 100, token: '04AA', evse: 1 });
    const large = await insert({ ...station, startedAt: at(102), endedAt: at(104), energyWh: 900, evse: 2 });
    const flagged = await insert({ ...station, startedAt: at(103), endedAt: at(103.5), flags: ['overlap', 'outlier'] });
    const running = await insert({ ...station, startedAt: at(105), heardAt: panel.clock.now() });
    const here = `stationId=${picture.stations['3']}`;
    const { body } = await beta.get<Json<SessionPage>>(`/sessions?${here}&pageSize=1`);
    assert.deepEqual([body.items.length, body.total, body.energyWh], [1, 4, 100 + 900 + 2500]);
    const found: [query: string, ids: number[]][] = [
      ['', [running, flagged, large, small]],
      ['order=asc', [small, large, flagged, running]],
      ['sort=energyWh', [running, large, small, flagged]],
      ['sort=endedAt&order=asc', [small, flagged, large, running]],
      ['sort=duration&open=false', [large, small, flagged]],
      [`from=${at(102).toISOString()}&to=${at(103).toISOString()}`, [large]],
      ['open=true', [running]],
      ['evse=2', [large]],
      ['token=04aa%20', [small]],
      ['flag=outlier', [flagged]],
      ['needsReview=true', [flagged]],
      ['needsReview=false', [running, large, small]],
      ['decision=Blocked', []],
      ['search=STATION%203', [running, flagged, large, small]],
      ['search=mcduck', [running, flagged, large, small]],
      ['search=nobody', []],
      ['driverId=1', []],
      [`groupId=${picture.groups.C}`, []],
    ];
    for (const [query, ids] of found) assert.deepEqual(await idsOf(`${here}&${query}`), ids, query);
    const alpha = await panel.logIn('alpha');
    const { id: tokenId } = (await alpha.post<{ id: number }>('/tokens', { token: '04aa' })).body;
    const ofToken = await alpha.get<Json<SessionPage>>(`/sessions?${here}&tokenId=${tokenId}`);
    assert.deepEqual(
      ofToken.body.items.map(({ id }) => id),
      [small],
    );
    assert.equal((await beta.get(`/sessions?tokenId=${tokenId}`)).status, 404, 'a token out of sight (S-12)');
  });

  test('a charging event tells its numbers, both clocks, and why it was allowed, step by step (T-10)', async () => {
    const id = await insert({ evse: 5, endedAt: at(1), energyWh: 2500 });
    await panel.doors.withIngest((tx) =>
      tx.query(
        `update sessions set station_started_at = '1970-01-01T00:00:10Z', clock_plausible = false, stop_token = '04A1B2C3D4',
           meter_stop_wh = 3500, energy_method = 'register', energy_quality = 'measured' where id = $1`,
        [id],
      ),
    );
    type Detail = Record<'numbers' | 'clocks' | 'review', Record<string, unknown>> & {
      decisionSteps: { reason: string; outcome: string }[];
    } & Record<string, unknown>;
    const { body } = await beta.get<Detail>(`/sessions/${id}`);
    assert.deepEqual([body['method'], body['quality'], body['endKind']], ['register', 'measured', 'station']);
    assert.deepEqual(body.numbers, { meterStartWh: 1000, meterStopWh: 3500, registerWh: 3500, countedAt: null });
    assert.equal(body.clocks['stationStartedAt'], '1970-01-01T00:00:10.000Z');
    assert.equal(body.clocks['startReceivedAt'], at(0).toISOString());
    assert.deepEqual([body.clocks['plausible'], body.clocks['skewSeconds']], [false, 10 - noon / 1000]);
    assert.equal(body['stopToken'], '••••C3D4');
    assert.deepEqual(body.decisionSteps.at(-1), { reason: 'access_by_group', outcome: 'decided' });
    assert.deepEqual(body.review, { reasons: [], dismissedAt: null, note: null });
    assert.deepEqual([body['conflicts'], body['command']], [[], null]);
  });

  test('a charging event that began with a remote start names the command and who gave it', async () => {
    const id = await insert({ evse: 6 });
    await panel.doors.withIngest((tx) =>
      tx.query(
        `insert into commands (id, organization_id, station_id, intent, operator_id, session_id, queued_at)
         select '00000000-0000-4000-8000-000000000001', $1, $2, 'startCharging', null, $3, now()`,
        [picture.organizationId, picture.stations['2'], id],
      ),
    );
    const { body } = await beta.get<{ command: object }>(`/sessions/${id}`);
    assert.deepEqual(body.command, { id: '00000000-0000-4000-8000-000000000001', operator: null, apiKey: null });
  });
});
