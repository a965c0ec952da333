// What stations do, told over a real socket, and the issues that come of it; then what operators see of them.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Rounds } from '../clock.ts';
import { errorStatusSql, isErrorStatus, startIssueWatch } from './issues.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertIssue, insertPoint, setConnected } from '../testing/rows.ts';
import type { RawStation } from '../testing/gateway/raw-station.ts';
import { startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';

type Row = { kind: string; evse: number; code: string | null; count: number; closed: boolean; acknowledged: boolean };

describe('issues that stations’ words open and close', () => {
  let house: StoredGateway;
  before(async () => void (house = await startStoredGateway()));
  after(() => house.stop());

  const issuesOf = (stationId: number) =>
    house.rows<Row>(
      `select kind, evse, code, count, closed_at is not null as closed, acknowledged_at is not null as acknowledged
       from issues where station_id = $1 order by kind, evse`,
      [stationId],
    );
  const acknowledgeAll = () => house.rows(`update issues set acknowledged_at = now(), acknowledged_by = 'alpha'`);
  /** Until its answer: what the server asks meanwhile is not this station's affair. */
  async function call(station: RawStation, action: string, payload: object): Promise<void> {
    let frame = await station.call(action, payload);
    while (frame[0] === 2) frame = JSON.parse(await station.next()) as unknown[];
    assert.equal(frame[0], 3, String(frame));
  }
  const boot = (station: RawStation) =>
    call(station, 'BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
  async function connect(identifier: string): Promise<RawStation> {
    const station = await house.connect(identifier);
    await boot(station);
    return station;
  }
  const say = (station: RawStation, connectorId: number, status: string, errorCode = 'NoError') =>
    call(station, 'StatusNotification', { connectorId, status, errorCode, timestamp: new Date().toISOString() });

  test('an error of a point is one issue however often it is said, and over when the point is well again', async () => {
    const station = await connect('ST-1');
    await say(station, 1, 'Faulted', 'GroundFailure');
    await say(station, 1, 'Faulted', 'GroundFailure');
    const open = { kind: 'error_status', evse: 1, code: 'GroundFailure', closed: false, acknowledged: false };
    assert.deepEqual(await issuesOf(1), [{ ...open, count: 2 }]);
    await say(station, 2, 'Available');
    await acknowledgeAll();
    await say(station, 1, 'Faulted', 'GroundFailure');
    assert.deepEqual(await issuesOf(1), [{ ...open, count: 3, acknowledged: true }], 'what is known stays known');
    await say(station, 1, 'Available');
    assert.equal((await issuesOf(1))[0]?.closed, true);
    await say(station, 1, 'Charging', 'HighTemperature');
    assert.deepEqual(
      await issuesOf(1),
      [{ ...open, code: 'HighTemperature', count: 4 }],
      'opened again, unacknowledged',
    );
    await station.leave();
  });

  test('another error than the one that was acknowledged is not acknowledged', async () => {
    const station = await connect('ST-2');
    await say(station, 0, 'Faulted', 'InternalError');
    await acknowledgeAll();
    await say(station, 0, 'Faulted', 'PowerMeterFailure');
    const [issue] = await issuesOf(2);
    assert.deepEqual([issue?.evse, issue?.code, issue?.acknowledged], [0, 'PowerMeterFailure', false]);
    await station.leave();
  });

  test('a status of before, told late, neither opens nor closes anything (T-9)', async () => {
    const station = await connect('ST-3');
    await say(station, 1, 'Available');
    const timestamp = new Date(Date.now() - 3_600_000).toISOString();
    await call(station, 'StatusNotification', {
      connectorId: 1,
      status: 'Faulted',
      errorCode: 'OtherError',
      timestamp,
    });
    assert.deepEqual(await issuesOf(3), []);
    await station.leave();
  });

  test('the fifth boot within ten minutes is a boot loop', async () => {
    const station = await house.connect('ST-4');
    for (let boots = 0; boots < 4; boots += 1) await boot(station);
    assert.deepEqual(await issuesOf(4), []);
    await boot(station);
    await boot(station);
    const [issue] = await issuesOf(4);
    assert.deepEqual([issue?.kind, issue?.count], ['boot_loop', 6]);
    await station.leave();
  });

  test('a station that connects again is no longer offline', async () => {
    await insertIssue(house.doors, { organizationId: 1, stationId: 5, kind: 'offline' });
    const station = await house.connect('ST-5');
    await house.rowOnceThere('select 1 from station_state where station_id = 5 and connected');
    assert.equal((await issuesOf(5))[0]?.closed, true);
    await station.leave();
  });

  test('a rejected command is an issue of the station, an accepted one is none', async () => {
    const station = await connect('ST-6');
    for (const status of ['Accepted', 'Rejected', 'Rejected']) {
      const [row] = await house.rows<{ id: string }>(
        `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
         values (gen_random_uuid(), 1, 6, 'clearCache', '{"intent":"clearCache"}', now()) returning id`,
      );
      house.bus.ring(6);
      let frame: unknown[];
      do frame = JSON.parse(await station.next()) as unknown[];
      while (frame[2] !== 'ClearCache');
      station.send(JSON.stringify([3, frame[1], { status }]));
      await house.rowOnceThere(`select 1 from commands where id = $1 and state in ('accepted', 'rejected')`, [row?.id]);
    }
    const rows = await house.rows('select kind, intent, code, evse, count from issues where station_id = 6');
    assert.deepEqual(rows, [{ kind: 'rejected_command', intent: 'clearCache', code: 'Rejected', evse: 0, count: 2 }]);
    await station.leave();
  });

  test('the rule for an error says the same as a condition of statements', async () => {
    const facts = ['Faulted', 'Available', null].flatMap((status) =>
      ['NoError', 'OtherError', null].map((errorCode) => ({ status, errorCode })),
    );
    const rows = await house.rows<{ error: boolean }>(
      `select ${errorStatusSql('said')} as error from unnest($1::text[], $2::text[]) with ordinality as said (status, error_code, ord) order by ord`,
      [facts.map(({ status }) => status), facts.map(({ errorCode }) => errorCode)],
    );
    assert.deepEqual(
      rows.map(({ error }) => error),
      facts.map(isErrorStatus),
    );
  });
});

describe('issues as operators see them', () => {
  type Issue = {
    id: number;
    kind: string;
    state: string;
    stationName: string;
    evse: number;
    count: number;
    acknowledgement: { at: string; by: string; note: string | null } | null;
    closedAt: string | null;
    code?: string;
  };
  type Issues = { items: Issue[]; total: number; counts: Record<'open' | 'acknowledged' | 'closed', number> };

  let panel: TestPanel;
  let picture: Picture;
  let clock: ManualClock;
  let watch: Rounds;
  let alpha: LoggedIn;
  let beta: LoggedIn;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
    // The rows say when a station went by the database's clock.
    clock = createManualClock(new Date());
    watch = startIssueWatch({ doors: panel.doors, clock: withoutTimers(), onFault: assert.fail });
  });
  after(async () => {
    await watch.stop();
    await panel.stop();
  });

  /** It looks when it is told to. */
  const withoutTimers = () => ({ ...clock, startTimer: () => () => undefined });
  const list = async (as: LoggedIn, query = '') => (await as.get<Issues>(`/issues?${query}`)).body;
  const told = ({ items }: Issues) => items.map(({ kind, stationName, evse }) => `${kind} ${stationName} ${evse}`);

  test('a station away for longer than the organization bears is an issue until it is back', async () => {
    const { stations } = picture;
    await setConnected(panel.doors, [stations['1'], stations['2']], false);
    await watch.settle();
    assert.equal((await list(alpha)).total, 0, 'not yet');
    clock.advance(301_000);
    await watch.settle();
    await watch.settle();
    const { items, counts } = await list(alpha);
    assert.deepEqual(
      items.map(({ kind, state, count }) => [kind, state, count]),
      [
        ['offline', 'open', 1],
        ['offline', 'open', 1],
      ],
      'once for each, however often one looks; stations that never were here are not awaited',
    );
    assert.deepEqual(counts, { open: 2, acknowledged: 0, closed: 0 });
    await setConnected(panel.doors, [stations['1'], stations['2']]);
    await watch.settle();
    assert.deepEqual((await list(alpha)).counts, { open: 0, acknowledged: 0, closed: 2 });
  });

  test('while the server itself was away, no station is counted as away', async () => {
    await setConnected(panel.doors, [picture.stations['3']], false);
    clock.advance(3_600_000);
    const restarted = startIssueWatch({ doors: panel.doors, clock: withoutTimers(), onFault: assert.fail });
    await restarted.settle();
    await restarted.stop();
    assert.equal((await list(alpha)).total, 0);
    await setConnected(panel.doors, [picture.stations['3']]);
  });

  test('issues are seen in the domain, found by state, kind, group, station and words (S-12)', async () => {
    const { organizationId, stations, groups } = picture;
    const at = clock.now();
    await insertPoint(panel.doors, { organizationId, stationId: stations['2'], evse: 1, status: 'Available' });
    await insertIssue(panel.doors, {
      organizationId,
      stationId: stations['2'],
      evse: 1,
      kind: 'error_status',
      code: 'GroundFailure',
      at,
    });
    await insertIssue(panel.doors, { organizationId, stationId: stations['4'], kind: 'boot_loop', at });
    assert.equal((await list(alpha)).total, 2);
    assert.deepEqual(told(await list(beta)), ['error_status Station 2 1']);
    assert.deepEqual(told(await list(alpha, 'kind=boot_loop')), ['boot_loop Station 4 0']);
    assert.deepEqual(told(await list(alpha, `groupId=${groups.C}`)), ['boot_loop Station 4 0']);
    assert.deepEqual(told(await list(alpha, `stationId=${stations['2']}`)), ['error_status Station 2 1']);
    assert.deepEqual(told(await list(alpha, 'search=groundf')), ['error_status Station 2 1']);
    assert.deepEqual(told(await list(alpha, 'search=ev4&state=open')), ['boot_loop Station 4 0']);
    const { body } = await alpha.get<{ points: { state: string }[] }>(`/stations/${stations['2']}`);
    assert.equal(body.points[0]?.state, 'issue', 'an open issue of the point marks its square');
    const found = await alpha.get<{ items: { name: string }[] }>('/stations?state=issue');
    assert.deepEqual(
      found.body.items.map(({ name }) => name),
      ['Station 2'],
      'and finds it in the list',
    );
  });

  test('whoever knows of an issue says so, with a note; a rejected command is over with it (S-19)', async () => {
    const { organizationId, stations } = picture;
    const rejected = { organizationId, stationId: stations['2'], kind: 'rejected_command', intent: 'reset' } as const;
    const id = await insertIssue(panel.doors, rejected);
    const [loop] = (await list(alpha, 'kind=boot_loop')).items;
    const { body } = await alpha.post<Issue>(`/issues/${loop?.id}/acknowledge`, {
      note: ' The fitter comes on Monday. ',
    });
    assert.deepEqual(
      [body.state, body.acknowledgement?.by, body.acknowledgement?.note],
      ['acknowledged', 'alpha', 'The fitter comes on Monday.'],
    );
    const unseen = await beta.post<Issue>(`/issues/${loop?.id}/acknowledge`, {});
    assert.deepEqual([unseen.status, unseen.body.code], [404, 'issue_not_found']);
    assert.equal((await beta.post<Issue>(`/issues/${id}/acknowledge`, {})).body.state, 'closed');
    const again = await beta.post<Issue>(`/issues/${id}/acknowledge`, {});
    assert.deepEqual([again.status, again.body.code], [409, 'issue_closed']);
  });

  test('an orphan’s issues stand on its own page alone', async () => {
    const { organizationId, stations } = picture;
    const stationId = stations['1'];
    await insertIssue(panel.doors, { organizationId, stationId, kind: 'error_status', code: 'OtherError' });
    const ofStation = `stationId=${stationId}`;
    assert.deepEqual(told(await list(alpha, 'search=OtherError')), ['error_status Station 1 0']);
    const { headers } = await alpha.get(`/stations/${stationId}`);
    await alpha.delete(`/stations/${stationId}`, { 'if-match': String(headers['etag']) });
    const { items, counts } = await list(alpha, 'search=OtherError');
    assert.deepEqual([items, counts.open], [[], 0]);
    assert.deepEqual(told(await list(alpha, `${ofStation}&state=open`)), ['error_status Station 1 0']);
  });

  test('boot loops are over when none came for a while, rejected commands after a day', async () => {
    const { organizationId, stations } = picture;
    const at = clock.now();
    await insertIssue(panel.doors, {
      organizationId,
      stationId: stations['3'],
      kind: 'rejected_command',
      intent: 'reset',
      at,
    });
    await insertIssue(panel.doors, { organizationId, stationId: stations['3'], kind: 'boot_loop', at });
    clock.advance(1_801_000);
    await watch.settle();
    assert.deepEqual(told(await list(beta, `stationId=${stations['3']}`)), ['rejected_command Station 3 0']);
    clock.advance(86_400_000);
    await watch.settle();
    assert.equal((await list(beta, `stationId=${stations['3']}`)).total, 0);
  });
});
