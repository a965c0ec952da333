import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { byFlow } from '../../energy/energy.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';
import { insertCounted, insertPoint, insertSession, setConnected } from '../../testing/rows.ts';
import { readStatistics } from './over-time.ts';
import type { Statistics } from './wire.ts';

const viewerless = { slug: 'acme', name: 'ACME' };

/** As JSON says it. */
type Answer = Pick<Statistics, 'total' | 'by'> & { periods: (Statistics['total'] & { from: string; to: string })[] };

describe('statistics over time', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;

  const hourMs = 3_600_000;
  const ago = (hours: number) => new Date(panel.clock.now().getTime() - hours * hourMs);
  const read = async (url: string, as: LoggedIn = alpha) => (await as.get<Answer>(url)).body;
  const tenant = (sql: string, values: readonly unknown[] = []) =>
    panel.doors.withTenant(picture.organizationId, (tx) => tx.query(sql, values));

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
    const { organizationId, stations } = picture;
    for (const stationId of Object.values(stations)) {
      await insertPoint(panel.doors, { organizationId, stationId, evse: 1, status: 'Available' });
    }
    await setConnected(panel.doors, Object.values(stations));
    const past = async (stationId: number, fromHours: number, hours: number, energyWh: number) =>
      insertCounted(panel.doors, {
        organizationId,
        stationId,
        startedAt: ago(fromHours),
        endedAt: ago(fromHours - hours),
        energyWh,
      });
    await past(stations['2'], 26, 4, 8_001);
    await past(stations['3'], 5, 2, 3_001);
    await past(stations['4'], 50, 2, 9_999);
    await past(stations['1'], 24 * 20, 30, 77_777);
    // Runs, and has not been counted yet: 2.5 kWh since its start.
    await insertSession(panel.doors, { organizationId, stationId: stations['4'], startedAt: ago(1) });
  });
  after(() => panel.stop());

  test('whatever the period, the same span has the same energy, and so have station, group, dashboard and by-flow figures (E-7, E-8)', async () => {
    const totals = await Promise.all(
      ['hour', 'day', 'week', 'month'].map(async (by) => {
        const { total, periods } = await read(`/statistics?span=30d&by=${by}`);
        assert.equal(
          periods.reduce((sum, { energyWh }) => sum + energyWh, 0),
          total.energyWh,
        );
        return total.energyWh;
      }),
    );
    const all = 8_001 + 3_001 + 9_999 + 77_777 + 2_500;
    assert.deepEqual(totals, [all, all, all, all]);

    const whOf = async (url: string) => (await read(url)).total.energyWh;
    const byStation = await Promise.all(
      Object.values(picture.stations).map((id) => whOf(`/stations/${id}/statistics`)),
    );
    assert.deepEqual(byStation, [77_777, 8_001, 3_001, 12_499]);
    const { A, B, C } = picture.groups;
    const byGroup = await Promise.all([A, B, C].map((id) => whOf(`/groups/${id}/statistics`)));
    assert.deepEqual(byGroup, [all, 11_002, 12_499]);
  });

  test('the hours of the last day hold what the last 24 hours and the sums of groups hold, but for the cut hour (E-8)', async () => {
    const { stations } = picture;
    const { periods } = await read(`/stations/${stations['3']}/statistics?span=24h`);
    assert.equal(periods.length, 24);
    const lastDay = (await alpha.get<{ energyWh: number }>(`/statistics/last-24-hours?stationId=${stations['3']}`))
      .body;
    const groups = (await alpha.get<{ items: { id: number; energyWh: number }[] }>('/statistics/groups')).body.items;
    const wh = periods.reduce((sum, { energyWh }) => sum + energyWh, 0);
    assert.deepEqual([wh, lastDay.energyWh], [3_001, 3_001]);
    const b = await read(`/groups/${picture.groups.B}/statistics?span=7d`);
    const inB = groups.find(({ id }) => id === picture.groups.B)?.energyWh ?? 0;
    // What flowed before the last 24 hours is in the seven days alone.
    assert.equal(b.total.energyWh - inB, Math.floor((8_001 * 2) / 4));
  });

  test('what the periods hold together is what energy by flow says of their span, whatever the days (E-8)', async () => {
    const { organizationId, groups } = picture;
    const day = (hours: number) => ago(hours).toISOString().slice(0, 10);
    for (const [from, to] of [
      [day(24 * 21), day(24 * 18)],
      [day(48), day(0)],
    ] as const) {
      const { total, periods } = await read(`/groups/${groups.A}/statistics?from=${from}&to=${to}&by=hour`);
      const span = { from: new Date(periods[0]?.from ?? ''), to: new Date(periods.at(-1)?.to ?? '') };
      const { energyWh } = await panel.doors.withTenant(organizationId, (tx) =>
        byFlow(tx, { ...span, timeZone: 'Europe/Helsinki' }),
      );
      assert.equal(total.energyWh, energyWh);
    }
  });

  test('while the rollup is cut anew for a zone of half hours, each hour still holds what flowed in it (E-9, E-15)', async () => {
    const { stations, organizationId } = picture;
    const inZone = (timeZone: string) =>
      panel.doors.withTenant(organizationId, (tx) =>
        readStatistics(
          tx,
          {
            organization: { ...viewerless, id: organizationId, timeZone },
            sight: { baseGroupId: picture.groups.A, orphans: true },
          },
          { whole: 'stations', id: stations['3'] },
          { span: '24h', now: panel.clock.now() },
        ),
      );
    await tenant('insert into bucket_rebuilds (organization_id, total) values ($1, 1)', [organizationId]);
    const { total, periods } = await inZone('Asia/Kolkata');
    await panel.doors.withIngest((tx) =>
      tx.query('delete from bucket_rebuilds where organization_id = $1', [organizationId]),
    );
    assert.equal(total.energyWh, 3_001);
    assert.ok(periods.some(({ energyWh }) => energyWh === 1_500 || energyWh === 1_501));
    assert.ok(periods.every(({ from }) => from.getUTCMinutes() === 30));
  });

  test('charging events count where they begin, and a used point in every period that it was used in', async () => {
    const { total, periods } = await read(`/stations/${picture.stations['4']}/statistics?span=7d`);
    assert.partialDeepStrictEqual(total, { sessions: 2, usedPoints: 1 });
    assert.equal(
      periods.reduce((sum, { sessions }) => sum + sessions, 0),
      2,
    );
    assert.ok(periods.every(({ usedPoints, sessions }) => usedPoints <= 1 && usedPoints >= Math.min(1, sessions)));
  });

  test('utilisation is the share of the time, up to now, that points were in a charging event', async () => {
    const { stations, organizationId } = picture;
    await tenant('update evses set known_since = $3 where organization_id = $1 and station_id = $2', [
      organizationId,
      stations['3'],
      ago(24 * 40),
    ]);
    const { total } = await read(`/stations/${stations['3']}/statistics?span=24h`);
    const { periods } = await read(`/stations/${stations['3']}/statistics?span=24h`);
    const began = Date.parse(periods[0]?.from ?? '');
    const share = (2 * hourMs) / (panel.clock.now().getTime() - began);
    assert.ok(Math.abs((total.utilisation ?? 0) - share) < 0.0002, `${total.utilisation} is not ${share}`);
    assert.ok(periods.some(({ utilisation }) => utilisation === 1));
  });

  test('statistics of a charging user hold what was charged with the user’s tokens, of a group those of its members (S-12)', async () => {
    const home = picture.groups.A;
    const group = (await alpha.post<{ id: number }>('/driver-groups', { name: 'Tenants', homeGroupId: home })).body.id;
    const user = { firstName: 'Daisy', lastName: 'Duck', email: 'daisy@example.com', homeGroupId: home, tokens: [] };
    const answer = await alpha.post<{ id: number }>('/drivers', { ...user, driverGroupId: group });
    assert.equal(answer.status, 201);
    const driver = answer.body.id;
    await tenant('update sessions set driver_id = $2 where organization_id = $1 and station_id = any ($3)', [
      picture.organizationId,
      driver,
      [picture.stations['2'], picture.stations['4']],
    ]);
    const whole = 8_001 + 12_499;
    const none = { utilisation: null, availability: null };
    assert.partialDeepStrictEqual((await read(`/drivers/${driver}/statistics`)).total, { energyWh: whole, ...none });
    assert.equal((await read(`/driver-groups/${group}/statistics`)).total.energyWh, whole);
    const beta = await panel.logIn('beta');
    assert.equal((await beta.get(`/drivers/${driver}/statistics`)).status, 404);
  });

  test('a span of too many periods is refused with what to do, and so are days in the wrong order', async () => {
    // provokes: span_too_long
    const refused = async (query: string) => {
      const { status, body } = await alpha.get<{ code: string }>(`/statistics?${query}`);
      return [status, body.code];
    };
    assert.deepEqual(await refused('from=2025-01-01&to=2025-12-31&by=hour'), [400, 'span_too_long']);
    assert.deepEqual(await refused('from=2025-02-01&to=2025-01-31'), [400, 'invalid_input']);
    assert.deepEqual(await refused('from=1999-01-01&to=2025-01-31'), [400, 'invalid_input']);
    assert.deepEqual(await refused('from=2025-02-01'), [400, 'invalid_input']);
  });

  test('what is shown is exported as CSV, with a line in the audit log (S-8, S-19)', async () => {
    const { body, headers } = await panel.inject({
      url: `/api/v1/stations/${picture.stations['3']}/statistics/export?span=7d`,
      headers: { cookie: alpha.cookie },
    });
    assert.match(String(headers['content-type']), /^text\/csv/);
    const [head, ...lines] = body.trimEnd().split('\r\n');
    assert.equal(head, '\uFEFFfrom,to,energy kWh,charging events,used charging points,utilisation %,availability %');
    assert.equal(lines.length, 7);
    const kwh = lines.reduce((sum, line) => sum + Number(line.split(',')[2]), 0);
    assert.equal(kwh.toFixed(3), '3.001');
    const german = await panel.inject({
      url: '/api/v1/statistics/export?span=7d&language=de',
      headers: { cookie: alpha.cookie },
    });
    assert.match(german.body, /^\uFEFFVon;Bis;Energie kWh;Ladevorgänge;.*\r\n[^;]+;[^;]+;\d+(,\d+)?;/);
    const [entry] = await tenant(
      `select subject_kind, after from audit_entries where organization_id = $1 and action = 'statistics.export' order by id desc limit 1`,
      [picture.organizationId],
    );
    assert.partialDeepStrictEqual(entry, { after: { span: '7d' } });
  });
});
