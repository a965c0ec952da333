import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertStationEvent } from '../testing/rows.ts';

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

type Feed = { day: string; items: { status: string; kind: string; occurredAt: string }[] };
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

test('a day is searched, filtered and read page by page, and says what there is to choose from (M-feed)', async () => {
  const { organizationId, stations } = picture;
  const tell = (status: string, errorCode: string, info: string) =>
    panel.doors.withIngest((tx) =>
      tx.query(
        `insert into station_events (organization_id, station_id, evse, kind, status, error_code, info, occurred_at, received_at)
         values ($1, $2, 2, 'status', $3, $4, $5, '2026-05-05T10:00:00Z', now())`,
        [organizationId, stations['2'], status, errorCode, info],
      ),
    );
  await tell('Available', 'NoError', '');
  await tell('Faulted', 'HighTemperature', 'sensor 4');
  await tell('Faulted', 'OtherError', 'Denied FW update, vehicle is connected');
  await insertStationEvent(panel.doors, {
    organizationId,
    stationId: stations['2'],
    at: new Date('2026-05-05T11:00:00Z'),
  });
  const found = async (query: string) => (await feed(`?day=2026-05-05${query}`)).body;
  const of = async (query: string) => (await found(query)).items.map(({ status, kind }) => status ?? kind);
  assert.partialDeepStrictEqual(await found('&pageSize=1&page=2'), {
    total: 4,
    choices: { evses: [0, 2], kinds: ['boot', 'status'], statuses: ['Available', 'Faulted'], errors: 2 },
  });
  assert.deepEqual(await of('&search=high%20temp'), ['Faulted']);
  assert.deepEqual(await of('&search=denied'), ['Faulted']);
  assert.deepEqual(await of('&evse=0'), ['boot']);
  assert.deepEqual(await of('&kind=boot'), ['boot']);
  assert.deepEqual(await of('&status=Available'), ['Available']);
  assert.deepEqual(await of('&errors=true'), ['Faulted', 'Faulted']);
});

test('a day that does not exist is refused', async () => {
  assert.equal((await feed('?day=2026-02-30')).status, 400);
});
