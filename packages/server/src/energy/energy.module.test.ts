import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { systemClock } from '../clock.ts';
import { openDoors, type Doors } from '../db/doors.ts';
import type { Origin, Reading, StationFact } from '../facts.ts';
import { createWriter, type Writer } from '../ingest/writer.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import {
  bridge,
  byFlow,
  bySession,
  energySoFarSql,
  recountOrganization,
  startRecounter,
  type Recounted,
  type Recounter,
} from './energy.ts';

const morning = new Date('2026-06-15T06:00:00Z');

function at(minutes: number): Date {
  return new Date(morning.getTime() + minutes * 60_000);
}

let digests = 0;

function reading(minutes: number, registerWh: number | null, powerW: number | null = null): Reading {
  digests += 1;
  const digest = `00000000-0000-0000-0000-${String(digests).padStart(12, '0')}`;
  return { at: at(minutes), stationAt: at(minutes), digest, registerWh, intervalWh: null, powerW, readings: '[]' };
}

describe('energy of sessions', () => {
  let database: TestDatabase;
  let admin: Client;
  let writer: Writer;
  let doors: Doors;
  let recounter: Recounter;

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
      insert into organizations (slug, name, time_zone, free_charging) values ('acme', 'ACME', 'Europe/Helsinki', true);
      insert into groups (organization_id, name) values (1, 'ACME');
      insert into group_ancestors values (1, 1, 1, 0);
      insert into stations (organization_id, group_id, identifier, name, search_key, proof)
        select 1, 1, 'EV' || n, 'EV' || n, 'ev' || n, 'none' from generate_series(1, 20) n;
    `);
    const connection = database.connection;
    const publish = () => undefined;
    writer = createWriter({
      connection,
      publish,
      onRefused: ({ fact }, error) => assert.fail(`${fact.kind}: ${String(error)}`),
      onAway: (error) => assert.fail(String(error)),
    });
    doors = openDoors({ connection, publish, onPoolError: (error) => assert.fail(error) });
    recounter = startRecounter({ doors, clock: systemClock, onFault: (error) => assert.fail(String(error)) });
  });

  after(async () => {
    await recounter.stop();
    await writer.close();
    await doors.close();
    await admin.end();
    await database.drop();
  });

  function from(stationId: number): Origin {
    return { organizationId: 1, stationId, epoch: 1, receivedAt: at(600) };
  }

  async function start(stationId: number, minutes: number, meterStartWh: number | null): Promise<number> {
    const when = { at: at(minutes), stationAt: at(minutes), plausible: true };
    const fact: StationFact = { kind: 'sessionStarted', evse: 1, token: null, meterStartWh, when };
    const outcome = await writer.submit(from(stationId), fact);
    assert.ok('transactionId' in outcome);
    return outcome.transactionId;
  }

  async function sample(stationId: number, transactionId: number, ...readings: Reading[]): Promise<void> {
    await writer.submit(from(stationId), { kind: 'sessionSampled', evse: 1, transactionId, readings });
  }

  async function stop(
    stationId: number,
    transactionId: number,
    minutes: number,
    meterStopWh: number | null,
  ): Promise<void> {
    const when = { at: at(minutes), stationAt: at(minutes), plausible: true };
    const told = { token: null, reason: 'Local', readings: [], transactionId, meterStopWh, when };
    await writer.submit(from(stationId), { kind: 'sessionEnded', ...told });
  }

  type Counted = { energy_wh: number; energy_method: string; flags: string[]; recount: boolean; so_far: number };

  async function counted(transactionId: number): Promise<Counted | undefined> {
    await recounter.settle();
    const { rows } = await admin.query<Counted>(
      `select s.energy_wh::integer, s.energy_method, s.flags, s.recount, (${energySoFarSql})::integer as so_far
       from sessions s where s.transaction_id = $1`,
      [transactionId],
    );
    return rows[0];
  }

  test('a session is counted after its end, with its hours (E-1, E-7, E-14)', async () => {
    const id = await start(1, 0, 1000);
    await sample(1, id, reading(30, 4000), reading(60, 7000));
    await stop(1, id, 90, 10_000);
    assert.deepEqual(await counted(id), {
      energy_wh: 9000,
      energy_method: 'register',
      flags: [],
      recount: false,
      so_far: 9000,
    });
    const { rows } = await admin.query(
      'select bucket_at, energy_wh::integer from energy_buckets b where station_id = 1 order by bucket_at',
    );
    assert.deepEqual(rows, [
      { bucket_at: at(0), energy_wh: 6000 },
      { bucket_at: at(60), energy_wh: 3000 },
    ]);
  });

  test('samples that arrive after the end, in any order and twice, give the same figures (E-11)', async () => {
    const id = await start(2, 0, 1000);
    await stop(2, id, 90, 10_000);
    await counted(id);
    const late = [reading(60, 7000), reading(30, 4000)];
    await sample(2, id, ...late);
    await sample(2, id, ...late.toReversed());
    assert.equal((await counted(id))?.energy_wh, 9000);
    const { rows } = await admin.query(
      'select wh::text[] from session_curves c join sessions s on s.id = c.session_id where station_id = 2',
    );
    assert.deepEqual(rows, [{ wh: ['0', '3000', '6000', '9000'] }]);
  });

  test('an open session shows its energy so far, up to its last value (E-10)', async () => {
    const id = await start(3, 0, 1000);
    await sample(3, id, reading(5, 1500));
    assert.equal((await counted(id))?.so_far, 500);
    await sample(3, id, reading(20, 3000));
    await sample(3, id, reading(21, 3100));
    assert.equal((await counted(id))?.so_far, 2100);
  });

  test('a station that counts per session is noticed and remembered (E-4)', async () => {
    const id = await start(4, 0, 500_000);
    await sample(4, id, reading(30, 3000));
    await stop(4, id, 60, 6000);
    const session = await counted(id);
    assert.deepEqual([session?.energy_wh, session?.flags], [6000, ['counts_per_session']]);
    const again = await start(4, 100, 506_000);
    await stop(4, again, 160, 4000);
    assert.equal((await counted(again))?.energy_wh, 4000, 'without a sample to tell it');
    const { rows } = await admin.query('select quirk, sessions from station_quirks where station_id = 4');
    assert.deepEqual(rows, [{ quirk: 'counts_per_session', sessions: 2 }]);
  });

  test('two sessions at once on one point flag each other, whichever came first (E-6)', async () => {
    const first = await start(5, 0, 0);
    await stop(5, first, 60, 5000);
    await counted(first);
    const second = await start(5, 30, 5000);
    await stop(5, second, 90, 9000);
    assert.deepEqual((await counted(second))?.flags, ['overlap']);
    assert.deepEqual((await counted(first))?.flags, ['overlap']);
  });

  test('both questions of a period, and the bridge between them, agree to the watt-hour (E-8)', async () => {
    const long = await start(6, -120, 0);
    await sample(6, long, reading(-60, 3333), reading(60, 10_001));
    await stop(6, long, 120, 13_007);
    const open = await start(7, 10, 70_000);
    await sample(7, open, reading(25, 71_111), reading(100, 77_777));
    await sample(7, open, reading(101, 77_888));
    await recounter.settle();
    for (const [fromMinutes, toMinutes] of [
      [0, 60],
      [7, 93],
      [-500, 500],
      [13, 14],
      [60, 60],
      [-120, -119],
    ] as const) {
      const period = { from: at(fromMinutes), to: at(toMinutes), timeZone: 'Europe/Helsinki' };
      const { whole, closed, flowed } = await doors.withTenant(1, async (tx) => ({
        whole: await bridge(tx, period),
        closed: await bySession(tx, period),
        flowed: await byFlow(tx, period),
      }));
      assert.equal(whole.bySessionWh, closed.energyWh);
      assert.equal(whole.byFlowWh, flowed.energyWh);
      assert.equal(whole.bySessionWh - whole.flowedAfterWh + whole.fromEarlierWh + whole.openWh, whole.byFlowWh);
    }
    const everything = await doors.withTenant(1, (tx) =>
      byFlow(tx, { from: at(-9999), to: at(9999), timeZone: 'Europe/Helsinki' }),
    );
    const { rows } = await admin.query<{ wh: number }>(`select sum(${energySoFarSql})::integer as wh from sessions s`);
    assert.equal(everything.energyWh, rows[0]?.wh);
  });

  /** Everything that is derived, in one text. */
  async function derived(): Promise<string> {
    // What one round learns may mark sessions for the next.
    await recounter.settle();
    await recounter.settle();
    const { rows } = await admin.query<{ all: string }>(`
      select string_agg(told, chr(10) order by told) as all from (
        select concat_ws(' ', 'session', id, energy_wh, energy_method, energy_quality, flags::text, counted_register_wh, recount) as told
          from sessions
        union all select concat_ws(' ', 'curve', session_id, at_ms::text, wh::text) from session_curves where cardinality(wh) > 0
        union all select concat_ws(' ', 'bucket', session_id, bucket_at, station_id, evse, energy_wh) from energy_buckets
      ) derived`);
    return rows[0]?.all ?? '';
  }

  async function recountAll(stopAfter = Infinity): Promise<Recounted> {
    const stopping = new AbortController();
    return recountOrganization(doors, 1, {
      now: () => new Date(),
      signal: stopping.signal,
      onProgress: ({ counted }) => (counted >= stopAfter ? stopping.abort() : undefined),
    });
  }

  test('counted again, all sessions have the same figures, curves and hours, also where these were lost (E-14, E-15)', async () => {
    const silent = await start(8, 0, 500_000);
    await stop(8, silent, 60, 6000);
    assert.equal((await counted(silent))?.energy_wh, null, 'nothing is known of the station yet');
    await sample(8, await start(8, 100, 506_000), reading(130, 3000));
    // Open sessions are counted now and then; what their registers rose since stands beside.
    await admin.query('update sessions set recount = true where ended_at is null');
    const before = await derived();
    assert.match(before, /counts_per_session/);
    const unchanged = await recountAll();
    assert.deepEqual([unchanged.counted, unchanged.changed], [unchanged.total, 0]);
    assert.equal(await derived(), before);
    await admin.query(`delete from energy_buckets; delete from session_curves;
      update sessions set energy_wh = 1, energy_method = null, energy_quality = null, flags = '{}'`);
    const mended = await recountAll();
    assert.equal(mended.changed, mended.total);
    assert.equal(await derived(), before);
    assert.equal((await counted(silent))?.energy_wh, 6000, 'what was learnt later says how to read it');
  });

  test('counting again ends between two sets when it is told to, and none is left half done (E-14)', async () => {
    const before = await derived();
    const { counted: done, total } = await recountAll(1);
    assert.ok(done >= 1 && done <= total);
    assert.equal(await derived(), before);
  });
});
