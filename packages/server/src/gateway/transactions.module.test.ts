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
