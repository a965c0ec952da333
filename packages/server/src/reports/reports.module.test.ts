import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { insertCharged } from '../testing/charged.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import type { ReportRow, ReportSession, ReportTotals } from './wire.ts';

describe('reports', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let beta: LoggedIn;
  let people: Record<'donald' | 'daisy', { driverId: number; driverName: string; token: string }>;
  let tokenIds: number[];
  let driverGroupId: number;

  const addDriver = async (firstName: string, token: string) => {
    const driver = { firstName, lastName: 'Duck', email: `${firstName}@duckburg.com`, addTokens: [{ token }] };
    const { body } = await alpha.post<{ id: number; tokens: { id: number }[] }>('/drivers', driver);
    tokenIds.push(body.tokens[0]?.id ?? 0);
    return { driverId: body.id, driverName: `${firstName} Duck`, token };
  };

  // Helsinki is two hours ahead in winter, three from 29 March 2026 on.
  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
    tokenIds = [];
    people = { donald: await addDriver('Donald', '04AA000001'), daisy: await addDriver('Daisy', '04AA000002') };
    driverGroupId = (await alpha.post<{ id: number }>('/driver-groups', { name: 'Guests' })).body.id;
    await panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query('update drivers set driver_group_id = $2 where organization_id = $1 and id = $3', [
        tx.organizationId,
        driverGroupId,
        people.daisy.driverId,
      ]),
    );
    const { stations } = picture;
    const at = (instant: string) => new Date(instant);
    const { donald, daisy } = people;
    await insertCharged(panel.doors, picture.organizationId, [
      // Began on 31 January by the zone.
      {
        stationId: stations['2'],
        owner: donald,
        from: at('2026-01-31T21:30:00Z'),
        to: at('2026-01-31T23:30:00Z'),
        wh: 4_000,
      },
      // The first instant of 1 February, and the last of 28 February.
      {
        stationId: stations['2'],
        owner: donald,
        from: at('2026-01-31T22:00:00Z'),
        to: at('2026-01-31T22:10:00Z'),
        wh: 1_111,
      },
      {
        stationId: stations['2'],
        evse: 2,
        owner: daisy,
        from: at('2026-02-28T21:59:59.999Z'),
        to: at('2026-02-28T23:59:59.999Z'),
        wh: 8_000,
      },
      { stationId: stations['3'], from: at('2026-02-10T10:00:00Z'), to: at('2026-02-10T11:00:00Z'), wh: 2_345 },
      {
        stationId: stations['4'],
        owner: daisy,
        from: at('2026-02-11T10:00:00Z'),
        to: at('2026-02-11T12:30:00Z'),
        wh: 10_005,
      },
      { stationId: stations['4'], owner: donald, from: at('2026-02-20T10:00:00Z'), to: null, wh: 500 },
    ]);
  });
  after(() => panel.stop());

  const february = 'from=2026-02-01&to=2026-02-28';
  const totals = async (query: string, as = alpha) => (await as.get<ReportTotals>(`/reports/totals?${query}`)).body;
  const rows = async (query: string, as = alpha) =>
    (await as.get<{ items: ReportRow[]; total: number }>(`/reports/rows?${query}`)).body;
  const sessions = async (query: string, as = alpha) =>
    (await as.get<{ items: ReportSession[] }>(`/reports/sessions?${query}`)).body.items;

  test('a report counts closed charging events that began in its days, the last included, in the organization’s zone (M-reports, M-reports-from, M-reports-to, E-8, E-9)', async () => {
    const { from, to, ...sums } = await totals(february);
    assert.deepEqual([from, to], ['2026-01-31T22:00:00.000Z', '2026-02-28T22:00:00.000Z']);
    assert.partialDeepStrictEqual(sums, { sessions: 4, drivers: 2, energyWh: 21_461, unknown: 0, amountCents: null });
    assert.deepEqual(sums.before, { sessions: 1, energyWh: 4_000 });
  });

  test('filters hold at once, and of what one names any (M-reports-groups, M-reports-points, M-reports-users, M-reports-user-groups, M-reports-tokens, M-reports-no-token)', async () => {
    const { groups, stations } = picture;
    const { donald, daisy } = people;
    const energyOf = async (query: string) => (await totals(`${february}&${query}`)).energyWh;
    assert.equal(await energyOf(`groupIds=${groups.A}`), 21_461);
    assert.equal(await energyOf(`groupIds=${groups.B}`), 11_456);
    assert.equal(await energyOf(`groupIds=${groups.B}&groupIds=${groups.C}`), 21_461);
    assert.equal(await energyOf(`points=${stations['2']}.2&points=${stations['4']}`), 18_005);
    assert.equal(await energyOf(`driverIds=${donald.driverId}`), 1_111);
    assert.equal(await energyOf(`driverIds=${donald.driverId}&driverIds=${daisy.driverId}`), 19_116);
    assert.equal(await energyOf(`driverGroupIds=${driverGroupId}`), 18_005);
    assert.equal(await energyOf(`tokenIds=${tokenIds[0]}`), 1_111);
    assert.equal(await energyOf(`driverIds=${daisy.driverId}&groupIds=${groups.C}`), 10_005);
    assert.equal(await energyOf(`driverIds=${donald.driverId}&tokenIds=${tokenIds[1]}`), 0);
  });

  test('reports are cut to the domain, whatever is asked for (S-12)', async () => {
    assert.equal((await totals(february, beta)).energyWh, 11_456);
    assert.equal((await totals(`${february}&groupIds=${picture.groups.A}`, beta)).energyWh, 11_456);
    assert.equal((await totals(`${february}&points=${picture.stations['4']}`, beta)).sessions, 0);
    assert.deepEqual(
      (await rows(`${february}&by=group`, beta)).items.map(({ name }) => name),
      ['B'],
    );
  });

  test('rows stand by group with its stations, by point, user, user group, token, day and month, and add up to the total (M-report-screen, M-user-groups-reports)', async () => {
    const { stations } = picture;
    const named = async (by: string) => {
      const { items, total } = await rows(`${february}&by=${by}`);
      assert.equal(items.length, total);
      const past = await rows(`${february}&by=${by}&page=99`);
      assert.deepEqual([past.items, past.total], [[], total], 'a page past the last one tells how many there are');
      assert.equal(
        items.reduce((sum, { energyWh }) => sum + energyWh, 0),
        21_461,
        by,
      );
      return items.map(({ key, name, energyWh }) => [name ?? key, energyWh]);
    };
    assert.deepEqual(await named('group'), [
      ['B', 11_456],
      ['C', 10_005],
    ]);
    assert.deepEqual((await named('station')).length, 3);
    assert.deepEqual(
      (await rows(`${february}&by=point`)).items.map(({ key }) => key).toSorted(),
      [`${stations['2']}.1`, `${stations['2']}.2`, `${stations['3']}.1`, `${stations['4']}.1`].toSorted(),
    );
    assert.deepEqual(await named('driver'), [
      ['Daisy Duck', 18_005],
      ['', 2_345],
      ['Donald Duck', 1_111],
    ]);
    assert.deepEqual(await named('driverGroup'), [
      ['Guests', 18_005],
      ['', 3_456],
    ]);
    assert.deepEqual(
      (await named('token')).map(([name]) => name),
      ['Card ••••0002', '', 'Card ••••0001'],
    );
    assert.deepEqual(
      (await named('day')).map(([key]) => key),
      ['2026-02-01', '2026-02-10', '2026-02-11', '2026-02-28'],
    );
    assert.deepEqual(await named('month'), [['2026-02', 21_461]]);
    const [group] = (await rows(`${february}&by=group&sort=sessions&order=desc`)).items;
    assert.deepEqual(
      group?.stations?.map(({ name, sessions: events }) => [name, events]),
      [
        ['Station 2', 2],
        ['Station 3', 1],
      ],
    );
    assert.equal(group.stationCount, 2);
  });

  test('rows are sorted by each figure, either way, and paged', async () => {
    const names = async (query: string) =>
      (await rows(`${february}&by=station&${query}`)).items.map(({ name }) => name);
    assert.deepEqual(await names('sort=name'), ['Station 2', 'Station 3', 'Station 4']);
    assert.deepEqual(await names('sort=duration&order=desc'), ['Station 4', 'Station 2', 'Station 3']);
    assert.deepEqual(await names('sort=average&order=asc'), ['Station 3', 'Station 2', 'Station 4']);
    assert.deepEqual(await names('sort=name&page=2&pageSize=2'), ['Station 4']);
    assert.deepEqual(
      (await sessions(`${february}&sort=energy`)).map(({ energyWh }) => energyWh),
      [10_005, 8_000, 2_345, 1_111],
    );
  });

  test('each amount is rounded by itself, halves up, so that rows add up to the total', async () => {
    const priced = `${february}&pricePerKwh=0.25`;
    // 2.50125 is 2.50, 0.58625 is 0.59, 0.27775 is 0.28, 2.00 stays.
    assert.deepEqual(
      (await sessions(priced)).map(({ amountCents }) => amountCents),
      [200, 250, 59, 28],
    );
    assert.equal((await totals(priced)).amountCents, 537);
    // 10.005 kWh at 1.00 are a half: up.
    assert.equal((await totals(`${february}&pricePerKwh=1&groupIds=${picture.groups.C}`)).amountCents, 1_001);
  });

  test('a token that changes hands leaves its past with whom it belonged to (E-12)', async () => {
    const { donald, daisy } = people;
    const give = (driverId: number) =>
      panel.doors.withTenant(picture.organizationId, (tx) =>
        tx.query('update tokens set driver_id = $2 where organization_id = $1 and id = $3', [
          tx.organizationId,
          driverId,
          tokenIds[0],
        ]),
      );
    await give(daisy.driverId);
    assert.equal((await totals(`${february}&driverIds=${donald.driverId}`)).energyWh, 1_111);
    assert.equal((await totals(`${february}&driverIds=${daisy.driverId}`)).energyWh, 18_005);
    await give(donald.driverId);
  });

  test('what cannot be is left out only where the reader chooses so (E-6)', async () => {
    const { organizationId, stations } = picture;
    const [id = 0] = await insertCharged(panel.doors, organizationId, [
      {
        stationId: stations['3'],
        from: new Date('2026-05-01T10:00:00Z'),
        to: new Date('2026-05-01T10:01:00Z'),
        wh: 900_000,
      },
    ]);
    const may = 'from=2026-05-01&to=2026-05-31';
    assert.deepEqual((await sessions(may))[0]?.flags, ['power_exceeded']);
    assert.equal((await totals(may)).energyWh, 900_000);
    assert.equal((await totals(`${may}&withoutImplausible=true`)).sessions, 0);
    assert.ok(id > 0);
  });

  test('the bridge at the foot leads from whole charging events to what flowed (E-8)', async () => {
    const { body } = await alpha.get<Record<string, number>>(`/reports/bridge?${february}`);
    // Half of two hours flowed in February of the first; nearly all of the last flowed after it.
    assert.deepEqual(body, {
      bySessionWh: 21_461,
      flowedAfterWh: 8_000,
      fromEarlierWh: 3_000,
      openWh: 500,
      byFlowWh: 16_961,
    });
  });

  test('days in the wrong order, and more than ten years, are refused at the field', async () => {
    const refused = async (query: string) =>
      (await alpha.get<{ code: string; fields: object }>(`/reports/totals?${query}`)).body;
    assert.partialDeepStrictEqual(await refused('from=2026-02-02&to=2026-02-01'), {
      code: 'invalid_input',
      fields: { to: 'The last day lies before the first.' },
    });
    assert.equal((await refused('from=2010-01-01&to=2026-02-01')).code, 'invalid_input');
    assert.equal((await refused('from=2026-02-30&to=2026-03-01')).code, 'invalid_input');
  });
});
