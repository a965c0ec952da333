import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects, type Said, type Telling } from '../testing/dialects.ts';
import type { RawStation } from '../testing/gateway/raw-station.ts';
import { startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';

function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

for (const dialect of dialects) {
  describe(`transactions of a station that speaks ${dialect.version}, from socket to rows`, () => {
    let house: StoredGateway;
    let stations = 0;
    let names = 0;
    before(async () => {
      house = await startStoredGateway();
    });
    after(() => house.stop());

    type Session = {
      id: string;
      evse: number;
      decision: string;
      end_kind: string | null;
      energy_wh: string | null;
      meter_stop_wh: string | null;
      register_wh: string | null;
      started_at: Date;
      station_started_at: Date | null;
      clock_plausible: boolean;
      token_key: string | null;
    };

    /** A station of its own for each test, with what it says and what is stored of it. */
    async function arrive() {
      const identifier = `ST-${(stations += 1)}`;
      await house.rows(
        `insert into stations (organization_id, group_id, identifier, name, search_key, proof)
         select 1, 1, $1, $1, $1, 'none' on conflict do nothing`,
        [identifier],
      );
      const connect = () => house.connect(identifier, dialect.subprotocol);
      const station = await connect();
      await say(station, dialect.boot);
      const of = `from stations x where x.identifier = '${identifier}'`;
      return {
        connect,
        station,
        sessions: () =>
          house.rows<Session>(
            `select s.* from sessions s join (select id as own ${of}) x on own = s.station_id order by s.started_at`,
          ),
        strays: () =>
          house.rows<{ cause: string; meter_stop_wh: string }>(
            `select cause, meter_stop_wh from stray_ends e join (select id as own ${of}) x on own = e.station_id order by e.id`,
          ),
        count: async (table: string) =>
          Number(
            (
              await house.rows<{ n: string }>(`select count(*) as n from ${table} where station_id = (select id ${of})`)
            )[0]?.n,
          ),
      };
    }

    async function say(station: RawStation, said: Said, id?: string): Promise<unknown> {
      const answer = await station.call(...said, id);
      assert.equal(answer[0], 3, JSON.stringify(answer));
      return answer[2];
    }

    /** Starts, and gives the name by which the session goes on. */
    async function begin(station: RawStation, told: Omit<Telling, 'name'> = {}): Promise<string | number> {
      const named = { name: `T-${(names += 1)}`, ...told };
      return dialect.nameOf(await say(station, dialect.start(named)), named);
    }

    test('a message of T-1 is answered with a result, whatever it says and whoever says it (T-1)', async () => {
      const { station } = await arrive();
      for (const action of dialect.transactional) {
        for (const payload of [{}, { nonsense: [] }, { transactionInfo: 7, timestamp: 'yesterday' }]) {
          assert.equal((await station.call(action, payload))[0], 3);
        }
      }
      await station.leave();
    });

    test('what was answered is stored; told again on another connection it gets the same answer and changes nothing (T-2)', async () => {
      const { station, connect, sessions, count, strays } = await arrive();
      const start = dialect.start({ name: 'again', at: minutesAgo(9), token: 'NOBODY' });
      const first = await say(station, start, '1');
      const name = dialect.nameOf(first, { name: 'again' });
      const messages = [
        start,
        dialect.sample({ name, wh: 1200, at: minutesAgo(8) }),
        dialect.end({ name, wh: 1500, at: minutesAgo(7) }),
      ];
      for (const said of messages) await say(station, said);
      // That the station was heard again is no change of what it said.
      const told = async () => (await sessions()).map((session) => ({ ...session, heard_at: null, revision: null }));
      const stored = [await told(), await count('samples'), await strays()];
      await station.leave();
      const next = await connect();
      assert.deepEqual(await say(next, start, '1'), first);
      for (const said of messages) await say(next, said);
      assert.deepEqual([await told(), await count('samples'), await strays()], stored);
      await next.leave();
    });

    test('starts that differ in anything are different sessions, each with a number of its own (T-3)', async () => {
      const { station, sessions } = await arrive();
      await begin(station, { at: minutesAgo(9), evse: 1 });
      await begin(station, { at: minutesAgo(8), evse: 2 });
      await begin(station, { at: minutesAgo(7), evse: 1 });
      const numbers = await house.rows<{ transaction_id: number }>('select transaction_id from sessions');
      assert.equal((await sessions()).length, 3);
      assert.ok(numbers.every(({ transaction_id: id }) => id > 0 && id < 2 ** 31));
      assert.equal(new Set(numbers.map(({ transaction_id: id }) => id)).size, numbers.length);
      await station.leave();
    });

    test('a refused start is a session all the same, and its stop is accepted (T-4)', async () => {
      const { station, sessions } = await arrive();
      const told = { name: 'refused', token: 'NOBODY', at: minutesAgo(5) };
      const answer = await say(station, dialect.start(told));
      assert.equal(dialect.decisionIn(answer), 'Invalid');
      await say(station, dialect.end({ name: dialect.nameOf(answer, told), wh: 1000, at: minutesAgo(4) }));
      const [session] = await sessions();
      assert.deepEqual([session?.decision, session?.end_kind], ['Invalid', 'station']);
      await station.leave();
    });

    test('an end that names no session is attached where exactly one fits, else kept for review (T-5)', async () => {
      const { station, sessions, strays } = await arrive();
      await begin(station, { at: minutesAgo(9), wh: 1000 });
      const nameless = dialect.version === '1.6' ? 0 : '';
      await say(station, dialect.end({ name: nameless, wh: 500, at: minutesAgo(5) }));
      assert.equal((await sessions())[0]?.end_kind, null, 'below its meter start');
      await say(station, dialect.end({ name: nameless, wh: 1400, at: minutesAgo(4) }));
      assert.deepEqual([(await sessions())[0]?.meter_stop_wh, (await strays()).length], ['1400', 2]);
      await station.leave();
    });

    test('a second stop is answered and kept as a conflict; meter values are stored once (T-6)', async () => {
      const { station, sessions, strays, count } = await arrive();
      const name = await begin(station, { at: minutesAgo(9) });
      const sample = dialect.sample({ name, wh: 1200, at: minutesAgo(8) });
      await say(station, sample);
      await say(station, sample, 'other');
      await say(station, dialect.end({ name, wh: 1500, at: minutesAgo(7) }));
      await say(station, dialect.end({ name, wh: 1900, at: minutesAgo(6) }));
      assert.equal((await sessions())[0]?.meter_stop_wh, '1500');
      assert.deepEqual(await strays(), [{ cause: 'conflict', meter_stop_wh: '1900' }]);
      const samples = await house.rows('select 1 from samples where register_wh = 1200 and session_id = $1', [
        (await sessions())[0]?.id,
      ]);
      assert.equal(samples.length, 1);
      assert.ok((await count('samples')) >= 1);
      await station.leave();
    });

    test('a start on a busy charging point closes the earlier session as implied, whose own end still counts (T-7)', async () => {
      const { station, sessions } = await arrive();
      const earlier = await begin(station, { at: minutesAgo(60), wh: 1000 });
      await begin(station, { at: minutesAgo(30), wh: 2000 });
      assert.deepEqual(
        (await sessions()).map(({ end_kind }) => end_kind),
        ['implied', null],
      );
      await say(station, dialect.end({ name: earlier, wh: 1800, at: minutesAgo(40) }));
      const [session, later] = await sessions();
      assert.deepEqual([session?.end_kind, session?.energy_wh, later?.end_kind], ['station', '800', null]);
      await station.leave();
    });

    test('values that come after the stop belong to their session and change nothing of its end (T-7)', async () => {
      const { station, sessions } = await arrive();
      const name = await begin(station, { at: minutesAgo(9) });
      await say(station, dialect.end({ name, wh: 1500, at: minutesAgo(5) }));
      await say(station, dialect.sample({ name, wh: 1200, at: minutesAgo(7) }));
      const [session] = await sessions();
      const samples = await house.rows('select 1 from samples where session_id = $1 and register_wh = 1200', [
        session?.id,
      ]);
      assert.deepEqual([session?.meter_stop_wh, session?.energy_wh, samples.length], ['1500', '500', 1]);
      await station.leave();
    });

    test('a start older than the running session closes nothing, and an old status overrides none (T-7, T-9)', async () => {
      const { station, sessions } = await arrive();
      await begin(station, { at: minutesAgo(5), wh: 3000 });
      await begin(station, { at: minutesAgo(600), wh: 1000 });
      assert.deepEqual(
        (await sessions()).map(({ end_kind }) => end_kind),
        ['implied', null],
      );
      await say(station, dialect.status(1, 'Unavailable', minutesAgo(2)));
      await say(station, dialect.status(1, 'Available', minutesAgo(200)));
      const shown = 'select status from point_state p join sessions s on s.station_id = p.station_id where s.id = $1';
      assert.deepEqual(await house.rows(shown, [(await sessions())[0]?.id]), [{ status: 'Unavailable' }]);
      await station.leave();
    });

    test('a clock at 1970 is kept as it was said; what counts is when it arrived (T-10)', async () => {
      const { station, sessions } = await arrive();
      const said = '1970-01-01T00:03:00.000Z';
      const name = await begin(station, { at: said });
      const [session] = await sessions();
      assert.deepEqual([session?.station_started_at, session?.clock_plausible], [new Date(said), false]);
      assert.ok(Math.abs(Date.now() - (session?.started_at.getTime() ?? 0)) < 60_000);
      await say(station, dialect.end({ name, wh: 1500, at: '1970-01-01T00:09:00.000Z' }));
      assert.equal((await sessions())[0]?.energy_wh, '500');
      await station.leave();
    });

    test('the five decisions reach the station; a token without right to charge is told so (T-4)', async () => {
      const { station } = await arrive();
      assert.equal(dialect.decisionIn(await say(station, dialect.authorize('04a1'))), 'Accepted');
      assert.equal(dialect.decisionIn(await say(station, dialect.authorize('NOBODY'))), 'Invalid');
      await station.leave();
    });
  });
}

describe('what only 2.0.1 tells of transactions, from socket to rows', () => {
  let house: StoredGateway;
  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  async function arrive(identifier: string): Promise<RawStation> {
    const station = await house.connect(identifier, 'ocpp2.0.1');
    const chargingStation = { vendorName: 'Acme', model: 'Two' };
    assert.equal((await station.call('BootNotification', { reason: 'PowerUp', chargingStation }))[0], 3);
    return station;
  }

  type Event = { eventType: string; seqNo: number; at: string; more?: object; info?: object };

  function tell(station: RawStation, transactionId: string, { eventType, seqNo, at, more, info }: Event) {
    const transactionInfo = { transactionId, ...info };
    const payload = { eventType, timestamp: at, triggerReason: 'CablePluggedIn', seqNo, transactionInfo, ...more };
    return station.call('TransactionEvent', payload);
  }

  const card = { idToken: { idToken: '04A1', type: 'ISO14443' } };
  const evse = { evse: { id: 1, connectorId: 1 } };

  function register(value: number, at: string, context?: string): object {
    return { meterValue: [{ timestamp: at, sampledValue: [{ value, ...(context && { context }) }] }] };
  }

  test('events numbered 0 throughout, an Ended that overtakes, and a start without EVSE or token are one session (T-8)', async () => {
    const station = await arrive('ST-1');
    const [t9, t8, t7, t6] = [minutesAgo(9), minutesAgo(8), minutesAgo(7), minutesAgo(6)];
    assert.deepEqual((await tell(station, 'A', { eventType: 'Started', seqNo: 0, at: t9 }))[2], {});
    const end = { ...register(2500, t6, 'Transaction.End') };
    assert.deepEqual((await tell(station, 'A', { eventType: 'Ended', seqNo: 0, at: t6, more: end }))[2], {});
    const late = { ...evse, ...card, ...register(1000, t8, 'Transaction.Begin') };
    const answer = await tell(station, 'A', { eventType: 'Updated', seqNo: 0, at: t8, more: late });
    assert.deepEqual(answer[2], { idTokenInfo: { status: 'Accepted' } });
    await tell(station, 'A', { eventType: 'Updated', seqNo: 0, at: t7, more: register(1800, t7) });
    const sessions = await house.rows(
      'select evse, token_key, decision, started_at, meter_start_wh, meter_stop_wh, stop_reason, recount from sessions',
    );
    assert.deepEqual(sessions, [
      {
        evse: 1,
        token_key: '04A1',
        decision: 'Accepted',
        started_at: new Date(t9),
        meter_start_wh: '1000',
        meter_stop_wh: '2500',
        stop_reason: null,
        recount: true,
      },
    ]);
    await station.leave();
  });

  test('a point shows what charges there, not only that it is occupied, and its sockets together say what it is', async () => {
    const station = await arrive('ST-2');
    const status = (connectorId: number, connectorStatus: string, timestamp: string) =>
      station.call('StatusNotification', { evseId: 1, connectorId, connectorStatus, timestamp });
    const shown = async () =>
      (await house.rows<{ status: string }>('select status from point_state where station_id = 2 and evse = 1'))[0]
        ?.status;
    await status(1, 'Available', minutesAgo(9));
    await status(2, 'Unavailable', minutesAgo(8));
    assert.equal(await shown(), 'Available');
    await status(1, 'Occupied', minutesAgo(7));
    await status(2, 'Available', minutesAgo(6));
    assert.equal(await shown(), 'Occupied');
    await status(1, 'Available', minutesAgo(20));
    assert.equal(await shown(), 'Occupied', 'an old status overrides none (T-9)');
    await status(1, 'Unavailable', minutesAgo(5));
    await status(2, 'Unavailable', minutesAgo(5));
    assert.equal(await shown(), 'Unavailable');
    await station.leave();
  });

  test('a remote start goes out with a number, and the transaction that brings it is its session', async () => {
    const station = await arrive('ST-3');
    await house.rows(
      `insert into commands (id, organization_id, station_id, evse, intent, arguments, queued_at)
       values (gen_random_uuid(), 1, 3, 1, 'startCharging', '{"intent":"startCharging","evse":1,"token":"04A1","tokenType":"iso14443"}', now())`,
    );
    house.bus.ring(3);
    const asked = JSON.parse(await station.next()) as [number, string, string, { remoteStartId: number }];
    assert.equal(asked[2], 'RequestStartTransaction');
    station.send(JSON.stringify([3, asked[1], { status: 'Accepted' }]));
    await house.rowOnceThere("select 1 from commands where station_id = 3 and state = 'accepted'");
    const info = { remoteStartId: asked[3].remoteStartId };
    await tell(station, 'R', { eventType: 'Started', seqNo: 0, at: minutesAgo(1), more: { ...evse, ...card }, info });
    const linked = await house.rows(
      'select s.station_transaction from commands c join sessions s on s.id = c.session_id where c.station_id = 3',
    );
    assert.deepEqual(linked, [{ station_transaction: 'R' }]);
    await house.rows(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
       select gen_random_uuid(), 1, 3, 'stopCharging', jsonb_build_object('intent', 'stopCharging', 'transactionId', transaction_id), now()
       from sessions where station_id = 3`,
    );
    house.bus.ring(3);
    const stop = JSON.parse(await station.next()) as unknown[];
    assert.deepEqual(stop.slice(2), ['RequestStopTransaction', { transactionId: 'R' }]);
    await station.leave();
  });

  test('a base report becomes settings, and its limits cut what is asked for next', async () => {
    const station = await arrive('ST-4');
    const report = (name: string, variable: object, value: string) => ({
      component: { name },
      variable,
      variableAttribute: [{ value, mutability: 'ReadOnly' }],
    });
    const limit = { name: 'ItemsPerMessage', instance: 'GetVariables' };
    const reportData = [report('DeviceDataCtrlr', limit, '2'), report('EVSE', { name: 'Power' }, '11000')];
    const generatedAt = minutesAgo(0);
    const told = { requestId: 1, generatedAt, seqNo: 0, reportData };
    assert.deepEqual((await station.call('NotifyReport', told))[2], {});
    const keys = ['A.B', 'C.D', 'E.F'];
    await house.rows(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
       values (gen_random_uuid(), 1, 4, 'refreshConfiguration', $1, now())`,
      [{ intent: 'refreshConfiguration', keys }],
    );
    house.bus.ring(4);
    const results: number[] = [];
    for (let n = 0; n < 2; n += 1) {
      const [, id, action, payload] = JSON.parse(await station.next()) as [2, string, string, Record<string, object[]>];
      assert.equal(action, 'GetVariables');
      const wanted = payload['getVariableData'] ?? [];
      results.push(wanted.length);
      const getVariableResult = wanted.map((one) => ({ ...one, attributeStatus: 'Accepted', attributeValue: '7' }));
      station.send(JSON.stringify([3, id, { getVariableResult }]));
    }
    await house.rowOnceThere("select 1 from commands where station_id = 4 and state = 'accepted'");
    assert.deepEqual(results, [2, 1]);
    assert.deepEqual(await house.rows('select key, value, read_only from settings order by key collate "C"'), [
      { key: 'A.B', value: '7', read_only: false },
      { key: 'C.D', value: '7', read_only: false },
      { key: 'DeviceDataCtrlr.ItemsPerMessage[GetVariables]', value: '2', read_only: true },
      { key: 'E.F', value: '7', read_only: false },
      { key: 'EVSE.Power', value: '11000', read_only: true },
    ]);
    await station.leave();
  });
});
