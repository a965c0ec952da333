import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';

let panel: TestPanel;
let picture: Picture;
let beta: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  await panel.doors.withIngest((tx) =>
    tx.query(
      `insert into station_events (organization_id, station_id, evse, kind, status, error_code, occurred_at, received_at)
       select $1, $2, 1, 'status', f.status, 'NoError', f.at, f.at from unnest($3::text[], $4::timestamptz[]) as f (status, at)`,
      [
        picture.organizationId,
        picture.stations['2'],
        ['Available', 'Preparing', 'Charging', 'Finishing'],
        ['2026-03-01T21:59:59Z', '2026-03-01T22:00:00Z', '2026-03-02T21:59:59Z', '2026-03-02T22:00:00Z'],
      ],
    ),
  );
  beta = await panel.logIn('beta');
});
after(() => panel.stop());

type Feed = { day: string; items: { status: string; occurredAt: string }[] };
const feed = (query: string) => beta.get<Feed>(`/stations/${picture.stations['2']}/events${query}`);

test('the event feed shows a day of the organization’s time zone, the latest first (M-feed)', async () => {
  const { body } = await feed('?day=2026-03-02');
  assert.deepEqual(
    body.items.map(({ status, occurredAt }) => [status, occurredAt]),
    [
      ['Charging', '2026-03-02T21:59:59.000Z'],
      ['Preparing', '2026-03-01T22:00:00.000Z'],
    ],
  );
});

test('without a day it is today', async () => {
  const today = panel.clock.now().toTemporalInstant().toZonedDateTimeISO('Europe/Helsinki').toPlainDate().toString();
  const { body } = await feed('');
  assert.deepEqual([body.day, body.items], [today, []]);
});

test('a day that does not exist is refused', async () => {
  assert.equal((await feed('?day=2026-02-30')).status, 400);
});
