import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import { insertSession } from '../testing/rows.ts';

let panel: TestPanel;
let beta: LoggedIn;
let sessionId: number;

before(async () => {
  panel = await startTestPanel();
  const { organizationId, stations } = await paintPicture(panel.doors);
  sessionId = await insertSession(panel.doors, { organizationId, stationId: stations['2'] });
  await panel.doors.withIngest((tx) =>
    tx.query(
      `insert into samples (station_id, station_at, digest, organization_id, evse, session_id, sampled_at, received_at, register_wh, power_w, readings)
       select $1, at, gen_random_uuid(), $2, 1, $3, at, at, 1000 + n, 11000, '[]'
       from generate_series(1, 2500) n, lateral (select timestamptz '2026-03-01T12:00:00Z' + n * interval '10 seconds' as at) t`,
      [stations['2'], organizationId, sessionId],
    ),
  );
  beta = await panel.logIn('beta');
});
after(() => panel.stop());

test('a curve of many samples is thinned evenly, and its last value stays', async () => {
  type Curve = { items: { at: string; registerWh: number; powerW: number }[] };
  const { body } = await beta.get<Curve>(`/sessions/${sessionId}/samples`);
  assert.equal(body.items.length, 834);
  assert.equal(body.items.at(-1)?.registerWh, 3_500);
  const steps = new Set(body.items.slice(1).map(({ registerWh }, index) => registerWh - body.items[index]!.registerWh));
  assert.deepEqual([...steps], [3]);
});

test('charging events are found by the span in which they started', async () => {
  const count = async (query: string) => (await beta.get<{ total: number }>(`/sessions?${query}`)).body.total;
  const hour = 3_600_000;
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  assert.equal(await count(`from=${at(-hour)}&to=${at(hour)}`), 1);
  assert.equal(await count(`from=${at(hour)}`), 0);
  assert.equal(await count(`to=${at(-hour)}`), 0);
});
