// Quirks from the boot of a station to what is done about them, on a database.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createStation, manualClock, seededRandom, type QuirkName } from '@stationmaster/simulator';
import { createOperator } from '../../operators/operators.ts';
import { password, startTestPanel, type LoggedIn, type TestPanel } from '../../testing/panel.ts';
import { startStoredGateway, stationPassword, type StoredGateway } from '../../testing/gateway/stored-gateway.ts';
import { connectAndCharge } from '../../testing/stations/charging.ts';
import { limitTraitsOf, readActingQuirks } from '../stations.ts';

type Listed = {
  code?: string;
  items: { quirk: string; source: string; acting: boolean; parameters: object; liftedAt: string | null }[];
  choices: { quirk: string; takes: string[] }[];
};

describe('quirks of stations', () => {
  let house: StoredGateway;
  let panel: TestPanel;
  let admin: LoggedIn;
  let basic: LoggedIn;

  before(async () => {
    house = await startStoredGateway({ notesEveryMs: 1 });
    panel = await startTestPanel({ doors: house.doors, bus: house.bus });
    for (const [username, role] of [
      ['alpha', 'admin'],
      ['beta', 'basic'],
    ] as const) {
      const email = `${username}@example.com`;
      const operator = { username, name: username, email, password, baseGroupId: 1, role };
      await house.doors.withTenant(1, (tx) => createOperator(tx, operator));
    }
    admin = await panel.logIn('alpha');
    basic = await panel.logIn('beta');
  });
  after(async () => {
    await panel.stop();
    await house.stop();
  });

  const listed = async (stationId: number) =>
    (await basic.get<Listed>(`/stations/${stationId}/quirks`)).body.items.map(
      ({ quirk, source, acting }) => `${quirk} ${source} ${acting ? 'acting' : 'idle'}`,
    );
  const set = (stationId: number, quirk: string, parameters: object = {}) =>
    admin.put<Listed>(`/stations/${stationId}/quirks/${quirk}`, { parameters });
  const lift = (stationId: number, quirk: string) => admin.delete<Listed>(`/stations/${stationId}/quirks/${quirk}`);

  function simulate(stationId: number, quirk: QuirkName, atMs: number) {
    const clock = manualClock(atMs);
    const station = createStation({
      url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
      identifier: `ST-${stationId}`,
      password: stationPassword,
      points: [{ maxPowerW: 11_000, phases: 3 }],
      quirks: [quirk],
      clock,
      random: seededRandom(stationId),
    });
    return { station, clock };
  }

  async function boot(identifier: string, vendor: string, model = 'One'): Promise<void> {
    const station = await house.connect(identifier);
    await station.call('BootNotification', { chargePointVendor: vendor, chargePointModel: model });
    await station.leave();
  }

  const kept = async (stationId: number) =>
    (
      await house.rows<{ quirk: string }>(
        "select quirk from station_quirks where station_id = $1 and source = 'recognised' order by quirk",
        [stationId],
      )
    ).map(({ quirk }) => quirk);

  const traits = async (stationId: number) => {
    const acting = await house.doors.withIngest((tx) => readActingQuirks(tx, [{ organizationId: 1, stationId }]));
    return limitTraitsOf(acting.get(stationId) ?? {});
  };

  test('a make is recognised at its boot, and what was recognised goes when it says another', async () => {
    await boot('ST-1', 'Wall Box Chargers');
    assert.deepEqual(await kept(1), ['highest_stack_level', 'limit_setting']);
    assert.deepEqual(await traits(1), {
      ways: ['station', 'point', 'setting'],
      highestStackLevel: 0,
      setting: { key: 'chargingALimitConn1', unit: 'A' },
    });
    await boot('ST-2', 'Acme');
    assert.deepEqual([await kept(1), await kept(2)], [['highest_stack_level', 'limit_setting'], []]);
    await boot('ST-1', 'Growatt');
    assert.deepEqual(await kept(1), ['limit_setting']);
    assert.deepEqual((await traits(1)).setting, { key: 'G_MaxCurrent', unit: 'A' });
  });

  test('what an admin has set or lifted is not recognised away', async () => {
    await boot('ST-3', 'Growatt');
    await house.rows(
      `update station_quirks set source = 'set', parameters = '{"settingKey":"Own","settingUnit":"W"}' where station_id = 3`,
    );
    await boot('ST-3', 'Growatt');
    assert.deepEqual((await traits(3)).setting, { key: 'Own', unit: 'W' });
    await house.rows("update station_quirks set source = 'recognised', lifted_at = now() where station_id = 3");
    await boot('ST-3', 'Growatt');
    assert.equal((await traits(3)).setting, null);
  });

  test('a recognised quirk is lifted by an admin and stays so, until it is set again; each change is audited', async () => {
    await boot('ST-4', 'Growatt');
    assert.deepEqual(await listed(4), ['limit_setting recognised acting']);
    const lifted = await lift(4, 'limit_setting');
    assert.ok(lifted.body.items[0]?.liftedAt);
    assert.ok(lifted.body.choices.some(({ quirk }) => quirk === 'limit_setting'));
    await boot('ST-4', 'Growatt');
    assert.deepEqual(await listed(4), ['limit_setting recognised idle']);
    const parameters = { settingKey: 'G_MaxCurrent', settingUnit: 'A' };
    assert.deepEqual((await set(4, 'limit_setting', parameters)).body.items[0]?.parameters, parameters);
    assert.deepEqual(await listed(4), ['limit_setting set acting']);
    await lift(4, 'limit_setting');
    assert.deepEqual(await listed(4), []);
    const audited = await house.rows(
      "select action, after from audit_entries where subject_kind = 'station' and subject_id = '4' order by id",
    );
    assert.deepEqual(audited, [
      { action: 'station.forget_quirk', after: null },
      { action: 'station.set_quirk', after: { quirk: 'limit_setting', ...parameters } },
      { action: 'station.forget_quirk', after: null },
    ]);
  });

  test('what is set has all that it takes, and what is not set here is refused', async () => {
    assert.equal((await set(5, 'local_time_as_z')).body.code, 'invalid_input');
    assert.equal((await set(5, 'local_time_as_z', { timeZone: 'Europe/Atlantis' })).body.code, 'invalid_input');
    assert.equal((await set(5, 'register_dips')).body.code, 'quirk_not_settable');
    assert.equal((await lift(5, 'no_milliseconds')).body.code, 'quirk_not_found');
    const refused = await basic.put<Listed>('/stations/5/quirks/no_milliseconds', { parameters: {} });
    assert.equal(refused.body.code, 'access_denied');
  });

  test('what is set among the basic settings of a station stands among its quirks', async () => {
    await house.rows("update stations set pings = false, assumes_version = '1.6' where id = 5");
    assert.deepEqual(await listed(5), ['never_answers_pings set acting', 'no_subprotocol set acting']);
  });

  test('local time marked as UTC is suspected by how far it is ahead; once set, its sessions have their own time (F-11, T-10)', async () => {
    await house.rows("update stations set time_zone = 'Etc/GMT-2' where id = 6");
    const { station } = simulate(6, 'local-time-as-z', Date.now());
    await station.connect();
    await station.until(() => station.queued === 0);
    await house.rowOnceThere("select 1 from station_quirks where station_id = 6 and quirk = 'local_time_as_z'");
    await station.close();
    assert.deepEqual(await listed(6), ['local_time_as_z found idle']);
    await set(6, 'local_time_as_z', { timeZone: 'Etc/GMT-2' });
    const startedAtMs = Date.now() - 3 * 3_600_000;
    const again = simulate(6, 'local-time-as-z', startedAtMs);
    const point = await connectAndCharge(again.station);
    again.clock.advance(600_000);
    point.unplug();
    await again.station.until(() => again.station.queued === 0);
    await again.station.close();
    const sessions = await house.rows<{ started_at: Date; ended_at: Date }>(
      'select started_at, ended_at from sessions where station_id = 6',
    );
    assert.deepEqual(
      sessions.map((session) => [session.started_at.getTime(), session.ended_at.getTime()]),
      [[startedAtMs, startedAtMs + 600_000]],
    );
    const { body } = await basic.get<{ items: { rule: string; count: number }[] }>('/stations/6/deviations');
    assert.ok(body.items.some(({ rule, count }) => rule === 'clock-ahead' && count > 0));
  });

  test('a station that reads no fractions of a second comes in once that is set; its connection ends for it (F-11)', async () => {
    const { station } = simulate(7, 'reads-no-milliseconds', Date.now());
    const unread = station.waitFor((event) => event.kind === 'unanswered');
    void station.connect().catch(() => undefined);
    await unread;
    await set(7, 'no_milliseconds');
    house.bus.ring(7);
    await station.waitFor((event) => event.kind === 'disconnected');
    await station.waitFor((event) => event.kind === 'booted' && event.status === 'Accepted');
    await station.close();
  });

  test('a station that answers for one setting in a call is asked for one at a time', async (t) => {
    await set(8, 'one_setting_per_call');
    const { station } = simulate(8, 'one-key-per-call', Date.now());
    t.after(() => station.close());
    await station.connect();
    const keys = ['HeartbeatInterval', 'NumberOfConnectors', 'ResetRetries'];
    const asked = await admin.post(
      '/stations/8/commands',
      { intent: 'refreshConfiguration', arguments: { keys } },
      { 'idempotency-key': randomUUID() },
    );
    assert.equal(asked.status, 202, JSON.stringify(asked.body));
    await house.rowOnceThere(
      "select 1 from commands where station_id = 8 and state = 'accepted' and intent = 'refreshConfiguration'",
    );
    const settings = await house.rows<{ key: string }>('select key from settings where station_id = 8 order by key');
    assert.deepEqual(
      settings.map(({ key }) => key),
      keys,
    );
  });

  test('a connection that names no version makes that quirk suspected (F-1)', async () => {
    const { station } = simulate(9, 'no-subprotocol', Date.now());
    void station.connect().catch(() => undefined);
    await house.rowOnceThere("select 1 from station_quirks where station_id = 9 and quirk = 'no_subprotocol'");
    await station.close();
    assert.deepEqual(await listed(9), ['no_subprotocol found idle']);
  });
});
