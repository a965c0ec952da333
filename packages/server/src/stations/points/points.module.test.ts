import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';
import { insertPoint } from '../../testing/rows.ts';
import type { Station } from '../wire.ts';
import type { PointEdit } from './wire.ts';

type Refusal = { code: string; fields?: Record<string, string> };
const plain = (evse: number): PointEdit => ({ evse, disabled: false, maximumPowerW: null, sockets: [] });
const said = ({ points }: Station) =>
  points.map(({ evse, disabled, maximumPowerW, sockets }): PointEdit => ({ evse, disabled, maximumPowerW, sockets }));

describe('the charging points of a station', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let id: number;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    id = picture.stations['2'];
    const { organizationId } = picture;
    await insertPoint(panel.doors, { organizationId, stationId: id, evse: 1, status: 'Available' });
  });
  after(() => panel.stop());

  const read = async () => (await alpha.get<Station>(`/stations/${id}`)).body;
  async function save(points: PointEdit[], { as = alpha, version }: { as?: LoggedIn; version?: number } = {}) {
    const seen = String(version ?? (await read()).version);
    return as.put<Station & Refusal>(`/stations/${id}/points`, { points }, { 'if-match': `"${seen}"` });
  }

  // shows: M-sockets-four, M-sockets-words
  test('have up to four sockets each, and what was and what is stands in the audit log (S-19)', async () => {
    const sockets: PointEdit['sockets'] = [
      { type: 'type2', maximumPowerW: 22_000 },
      { type: 'schuko', maximumPowerW: 3700 },
      { type: 'ccs', maximumPowerW: null },
      { type: 'nacs', maximumPowerW: 250_000 },
    ];
    const { status, body } = await save([{ ...plain(1), maximumPowerW: 22_000, sockets }]);
    assert.equal(status, 200);
    assert.deepEqual(said(body), [{ ...plain(1), maximumPowerW: 22_000, sockets }]);
    const fifth = await save([{ ...plain(1), sockets: [...sockets, { type: 'chademo', maximumPowerW: null }] }]);
    assert.equal(fifth.status, 400);
    const [entry] = await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query<{ before: object; after: object }>(
        `select before, after from audit_entries where action = 'station.points'`,
      ),
    );
    assert.deepEqual(entry, {
      before: { points: [plain(1)] },
      after: { points: [{ ...plain(1), maximumPowerW: 22_000, sockets }] },
    });
  });

  test('are added by hand before the station speaks of them, and taken away as long as it did not', async () => {
    const [first] = said(await read());
    assert.ok(first);
    const added = await save([first, plain(2)]);
    assert.deepEqual(
      added.body.points.map(({ evse, state, byHand }) => [evse, state, byHand]),
      [
        [1, 'available', false],
        [2, 'unknown', true],
      ],
    );
    assert.deepEqual(said((await save([first])).body), [first]);
    const { status, body } = await save([plain(2)]);
    assert.deepEqual([status, Object.keys(body.fields ?? {})], [400, ['points']]);
    const twice = await save([first, first]);
    assert.deepEqual([twice.status, Object.keys(twice.body.fields ?? {})], [400, ['points']]);
    assert.deepEqual(said(await read()), [first]);
  });

  test('that are disabled are shown as that before anything else', async () => {
    const [first] = said(await read());
    assert.ok(first);
    const { body } = await save([{ ...first, disabled: true }]);
    assert.equal(body.points[0]?.state, 'disabled');
    assert.equal((await save([first])).body.points[0]?.state, 'available');
  });

  test('are saved from the version that was seen, by admins whose domain it is (S-11, S-12)', async () => {
    const { version } = await read();
    const points = said(await read());
    assert.equal((await save([...points, plain(3)], { version })).status, 200);
    assert.equal((await save(points, { version })).body.code, 'edited_meanwhile');
    const [beta, delta] = [await panel.logIn('beta'), await panel.logIn('delta')];
    assert.equal((await save(points, { as: beta, version })).body.code, 'access_denied');
    const outside = await delta.put<Refusal>(
      `/stations/${picture.stations['1']}/points`,
      { points },
      { 'if-match': '"1"' },
    );
    assert.equal(outside.body.code, 'station_not_found');
  });
});
