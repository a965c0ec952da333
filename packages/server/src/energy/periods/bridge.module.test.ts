// Both questions of a period on a real database, for random sessions, periods and time zones (E-8); DEEP=1 for more.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { systemClock } from '../../clock.ts';
import { openDoors, type Doors } from '../../db/doors.ts';
import { columns } from '../../db/sets.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { countSession } from '../counting/count.ts';
import type { CountInput, Curve } from '../counting/counting.ts';
import { bucketWidthMs } from '../rollup/buckets.ts';
import { askRebuild, bridge, byFlow, bySession, energySoFarSql, startRebuilder, startRecounter } from '../energy.ts';
import { historyOf } from '../oracle/histories.ts';
import { oracleBuckets } from '../oracle/oracle.ts';
import { randomFrom, seedOf, type Random } from '../oracle/random.ts';
import { rebuildSome } from '../rollup/rebuild.ts';

const runSeed = Number(process.env['SEED'] ?? 1);
const periodsOfZone = process.env['DEEP'] === '1' ? 1000 : 10;
const sessionsOfZone = 60;

/** Two halves of the night's hour in Europe, half an hour on Lord Howe; the others stand beside UTC's hours at all times. */
const zones = ['Europe/Helsinki', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'];
const dayMs = 86_400_000;
const firstMs = Date.UTC(2026, 2, 28);
const lastMs = Date.UTC(2026, 3, 7);

type Told = { input: CountInput; organizationId: number; stationId: number; registerWh: number | null };
/** Where a session's energy went, its rise since the count included. */
type Flow = { organizationId: number; startedAtMs: number; isOpen: boolean; curve: Curve };

/** The history somewhere in the days in question; nothing that lasts for months. */
function shifted(input: CountInput, random: Random): CountInput | undefined {
  const { session, samples } = input;
  const instants = [session.startedAtMs, session.endedAtMs ?? session.startedAtMs, ...samples.map(({ atMs }) => atMs)];
  if (Math.max(...instants) - Math.min(...instants) > 3 * dayMs) return undefined;
  const byMs = firstMs + random.below(lastMs - firstMs) - session.startedAtMs;
  const moved = (atMs: number | null) => (atMs === null ? null : atMs + byMs);
  return {
    ...input,
    session: { ...session, startedAtMs: session.startedAtMs + byMs, endedAtMs: moved(session.endedAtMs) },
    samples: samples.map((sample) => ({ ...sample, atMs: sample.atMs + byMs })),
    neighbours: [],
  };
}

function tell(random: Random): Told[] {
  const told: Told[] = [];
  while (told.length < zones.length * sessionsOfZone) {
    const input = shifted(historyOf(random.below(2 ** 31)).input, random);
    if (input === undefined) continue;
    const registers = input.samples.flatMap(({ registerWh }) => registerWh ?? []);
    const stationId = told.length + 1;
    const organizationId = 1 + (told.length % zones.length);
    told.push({ input, organizationId, stationId, registerWh: random.chance(0.7) ? (registers.at(-1) ?? null) : null });
  }
  return told;
}

const organizations = `
insert into organizations (slug, name, time_zone) select 'zone-' || n, zone, zone from unnest($1::text[]) with ordinality z (zone, n)`;
const stations = `
insert into stations (organization_id, identifier, name, search_key, proof, energy_scale)
select organization_id, 'EV' || n, 'EV', 'ev', 'none', scale
from unnest($1::bigint[], $2::integer[]) with ordinality f (organization_id, scale, n)`;
const points = `
insert into evses (organization_id, station_id, evse, maximum_power_w)
select f.organization_id, f.station_id, 1, f.watts from unnest($1::bigint[], $2::bigint[], $3::integer[]) f (organization_id, station_id, watts)`;
const quirks = `
insert into station_quirks (organization_id, station_id, quirk, source, first_at, last_at)
select f.organization_id, f.station_id, 'counts_per_session', 'found', now(), now()
from unnest($1::bigint[], $2::bigint[]) f (organization_id, station_id)`;
const sessions = `
insert into sessions (organization_id, station_id, evse, transaction_id, decision, decision_reason, started_at, start_digest,
  clock_plausible, start_received_at, meter_start_wh, register_wh, register_at, heard_at, ended_at, end_received_at, end_kind,
  meter_stop_wh, recount)
select organization_id, station_id, 1, n, 'Accepted', 'access_by_group', started_at, gen_random_uuid(), true, now(), start_wh, register_wh,
  started_at, now(), ended_at, ended_at, case when ended_at is not null then 'station' end, stop_wh, true
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::bigint[])
  with ordinality f (organization_id, station_id, started_at, ended_at, start_wh, stop_wh, register_wh, n)`;
const samples = `
insert into samples (organization_id, station_id, evse, session_id, sampled_at, station_at, received_at, digest, register_wh, interval_wh,
  power_w, readings)
select s.organization_id, s.station_id, 1, s.id, f.at, f.at, f.at, gen_random_uuid(), f.register_wh, f.interval_wh, f.power_w, '[]'
from unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::integer[]) f (station_id, at, register_wh, interval_wh, power_w)
join sessions s on s.station_id = f.station_id`;
const rises = `
update sessions s set register_wh = f.register_wh, register_at = f.at
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) f (station_id, register_wh, at) where s.station_id = f.station_id`;

async function insertAll(admin: Client, told: readonly Told[]): Promise<void> {
  await admin.query(organizations, [zones]);
  const of = <T>(...pick: ((one: Told) => T)[]) => columns(told, ...pick);
  const instant = (atMs: number | null) => (atMs === null ? null : new Date(atMs));
  const [owners, ids] = of<unknown>(
    (one) => one.organizationId,
    (one) => one.stationId,
  );
  await admin.query(stations, [owners, ...of((one) => one.input.station.scale)]);
  await admin.query(points, [owners, ids, ...of((one) => one.input.station.maximumPowerW)]);
  const perSession = told.filter(({ input }) => input.station.countsPerSession);
  const quirky = columns<Told>(
    perSession,
    (one) => one.organizationId,
    (one) => one.stationId,
  );
  await admin.query(quirks, quirky);
  const described = of<unknown>(
    ({ input }) => instant(input.session.startedAtMs),
    ({ input }) => instant(input.session.endedAtMs),
    ({ input }) => input.session.meterStartWh,
    ({ input }) => input.session.meterStopWh,
    (one) => one.registerWh,
  );
  await admin.query(sessions, [owners, ids, ...described]);
  const sampled = columns(
    told.flatMap(({ input, stationId }) => input.samples.map((sample) => ({ ...sample, stationId }))),
    (sample) => sample.stationId,
    (sample) => instant(sample.atMs),
    (sample) => sample.registerWh,
    (sample) => sample.intervalWh,
    (sample) => sample.powerW,
  );
  await admin.query(samples, sampled);
}

/** Open sessions go on after they were counted; answers where all energy went, by the words of the decision. */
async function goOn(admin: Client, told: readonly Told[], random: Random): Promise<Flow[]> {
  const rising: { stationId: number; registerWh: number; atMs: number }[] = [];
  const flows = told.map(({ input, organizationId, stationId, registerWh }): Flow => {
    const { session, station } = input;
    const { curve, energyWh } = countSession(input);
    const flow = { organizationId, startedAtMs: session.startedAtMs, isOpen: session.endedAtMs === null, curve };
    if (!flow.isOpen || random.chance(0.3)) return flow;
    const last = curve.at(-1) ?? { atMs: session.startedAtMs, wh: 0 };
    const atMs = last.atMs + random.below(7_200_000) - 600_000;
    const now = (registerWh ?? session.meterStartWh ?? 0) + random.below(20_000);
    rising.push({ stationId, registerWh: now, atMs });
    const fromWh = registerWh ?? (energyWh === null ? session.meterStartWh : null);
    const rise = fromWh === null ? 0 : (now - fromWh) * station.scale;
    const tail = { atMs: Math.max(atMs, last.atMs), wh: last.wh + rise };
    return rise > 0 ? { ...flow, curve: [...(curve.length > 0 ? curve : [last]), tail] } : flow;
  });
  const values = columns(
    rising,
    (one) => one.stationId,
    (one) => one.registerWh,
    (one) => new Date(one.atMs),
  );
  await admin.query(rises, values);
  return flows;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

describe('by session, by flow, and the bridge between them', () => {
  let database: TestDatabase;
  let admin: Client;
  let doors: Doors;
  let flows: Flow[];
  const random = randomFrom(seedOf(runSeed, 8));

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    const told = tell(random);
    await insertAll(admin, told);
    const connection = database.connection;
    doors = openDoors({ connection, publish: () => undefined, onPoolError: (error) => assert.fail(error) });
    const recounter = startRecounter({ doors, clock: systemClock, onFault: (error) => assert.fail(String(error)) });
    await recounter.settle();
    await recounter.stop();
    flows = await goOn(admin, told, random);
  });

  after(async () => {
    await doors.close();
    await admin.end();
    await database.drop();
  });

  type Period = { from: Date; to: Date; timeZone: string };
  const organizationOf = (timeZone: string) => zones.indexOf(timeZone) + 1;
  const flowed = (period: Period) =>
    doors.withTenant(organizationOf(period.timeZone), async (tx) => (await byFlow(tx, period)).energyWh);

  function expectedFlow({ from, to, timeZone }: Period): number {
    const own = flows.filter(({ organizationId }) => organizationId === organizationOf(timeZone));
    return sum(own.flatMap(({ curve }) => oracleBuckets(curve, [from.getTime(), to.getTime()])));
  }

  /** To the millisecond, on whole hours, or with nothing between its ends. */
  function randomPeriod(timeZone: string): Period {
    const unitMs = random.among([1, 1, 60_000, 900_000, 3_600_000, dayMs]);
    const instant = () => firstMs - dayMs + Math.floor(random.below(lastMs - firstMs + 2 * dayMs) / unitMs) * unitMs;
    const [one, other] = [instant(), random.chance(0.2) ? undefined : instant()];
    const another = other ?? one + random.below(3_600_000);
    return { from: new Date(Math.min(one, another)), to: new Date(Math.max(one, another)), timeZone };
  }

  test('the bridge closes for every period, and each question says of it what the curves say (E-7, E-8)', async () => {
    for (const timeZone of zones) {
      for (let count = 0; count < periodsOfZone; count += 1) {
        const period = randomPeriod(timeZone);
        const told = JSON.stringify({ ...period, runSeed });
        const { whole, closed } = await doors.withTenant(organizationOf(timeZone), async (tx) => ({
          whole: await bridge(tx, period),
          closed: await bySession(tx, period),
        }));
        const { bySessionWh, flowedAfterWh, fromEarlierWh, openWh, byFlowWh } = whole;
        assert.equal(bySessionWh - flowedAfterWh + fromEarlierWh + openWh, byFlowWh, told);
        assert.equal(byFlowWh, expectedFlow(period), told);
        assert.equal(bySessionWh, closed.energyWh, told);
        const began = flows.filter(
          ({ organizationId, isOpen, startedAtMs }) =>
            organizationId === organizationOf(timeZone) &&
            !isOpen &&
            startedAtMs >= period.from.getTime() &&
            startedAtMs < period.to.getTime(),
        );
        assert.equal(bySessionWh, sum(began.map(({ curve }) => curve.at(-1)?.wh ?? 0)), told);
      }
    }
  });

  test('days of 23 and 25 hours, hours and odd pieces add up to the whole (E-7, E-9)', async () => {
    for (const timeZone of zones) {
      const firstDay = Temporal.PlainDate.from('2026-03-26');
      const dayOf = (day: number) => new Date(firstDay.add({ days: day }).toZonedDateTime(timeZone).epochMilliseconds);
      const days = Array.from({ length: 14 }, (_, day) => dayOf(day));
      const lengthMs = (day: number) => dayOf(day + 1).getTime() - dayOf(day).getTime();
      const changing = Math.max(
        3,
        days.findIndex((_, day) => lengthMs(day) !== dayMs),
      );
      const [from, to] = [dayOf(changing), dayOf(changing + 1)];
      const hours = Array.from({ length: 26 }, (_, hour) => new Date(from.getTime() + hour * 3_600_000));
      const odd = randomPeriod(timeZone);
      const spanMs = odd.to.getTime() - odd.from.getTime();
      const cuts = Array.from({ length: 5 }, () => new Date(odd.from.getTime() + random.below(spanMs + 1)));
      const partitions = [
        days,
        [...hours.filter((hour) => hour < to), to],
        [odd.from, ...cuts.sort((a, b) => a.getTime() - b.getTime()), odd.to],
      ];
      for (const edges of partitions) {
        const pieces: number[] = [];
        for (const [index, edge] of edges.entries()) {
          const next = edges[index + 1];
          if (next !== undefined) pieces.push(await flowed({ from: edge, to: next, timeZone }));
        }
        const whole = await flowed({ from: edges[0]!, to: edges.at(-1)!, timeZone });
        assert.equal(sum(pieces), whole, JSON.stringify({ edges, timeZone, runSeed }));
      }
    }
  });

  test('all that ever flowed is what all sessions have taken so far (E-8, E-10)', async () => {
    for (const timeZone of zones) {
      const ever = { from: new Date(firstMs - 400 * dayMs), to: new Date(lastMs + 400 * dayMs), timeZone };
      const { rows } = await admin.query<{ wh: number }>(
        `select coalesce(sum(${energySoFarSql}), 0)::float8 as wh from sessions s where s.organization_id = $1`,
        [organizationOf(timeZone)],
      );
      assert.equal(await flowed(ever), rows[0]?.wh);
      assert.equal(await flowed(ever), expectedFlow(ever));
    }
  });

  test('another time zone cuts the rollup anew, and its figures are right before, while and after that (E-15)', async () => {
    const changes = [
      ['Europe/Helsinki', 'Asia/Kathmandu'],
      ['Asia/Kathmandu', 'Europe/Helsinki'],
    ] as const;
    for (const [from, to] of changes) {
      const organizationId = organizationOf(from);
      const isRight = async (when: string) => {
        for (let count = 0; count < periodsOfZone; count += 1) {
          const period = randomPeriod(from);
          const now = await doors.withTenant(organizationId, (tx) => byFlow(tx, { ...period, timeZone: to }));
          assert.equal(now.energyWh, expectedFlow(period), JSON.stringify({ ...period, to, when, runSeed }));
        }
      };
      await doors.withTenant(organizationId, async (tx) => {
        await tx.query('update organizations set time_zone = $2 where id = $1', [organizationId, to]);
        await askRebuild(tx, { from, to });
      });
      await isRight('before');
      await doors.withIngest((tx) => rebuildSome(tx, 20));
      await isRight('while');
      const rebuilder = startRebuilder({ doors, clock: systemClock, onFault: (error) => assert.fail(String(error)) });
      await rebuilder.settle();
      await rebuilder.stop();
      await isRight('after');
      assert.deepEqual(await finestOf(organizationId), { left: 0, quarters: bucketWidthMs(to) < 3_600_000 });
    }
  });

  /** Whether anything waits to be cut anew, and whether the rollup knows quarters. */
  async function finestOf(organizationId: number): Promise<{ left: number; quarters: boolean }> {
    const { rows } = await admin.query<{ left: number; quarters: boolean }>(
      `select (select count(*)::integer from bucket_rebuilds) as left,
         exists (select from energy_buckets where organization_id = $1 and extract(minute from bucket_at) <> 0) as quarters`,
      [organizationId],
    );
    return rows[0]!;
  }

  test('a zone of the same width changes nothing, and a session that is being counted is counted once more (E-15)', async () => {
    const organizationId = organizationOf('America/St_Johns');
    const marked = async () => {
      const { rows } = await admin.query<{ id: number; revision: number }>(
        'update sessions set recount = true where id = (select min(id) from sessions where organization_id = $1) returning id, revision',
        [organizationId],
      );
      return rows[0]!;
    };
    await doors.withTenant(organizationId, (tx) => askRebuild(tx, { from: 'Asia/Kathmandu', to: 'Asia/Kolkata' }));
    assert.equal((await finestOf(organizationId)).left, 0);
    const { id, revision } = await marked();
    await doors.withTenant(organizationId, (tx) => askRebuild(tx, { from: 'UTC', to: 'America/St_Johns' }));
    await doors.withIngest((tx) => rebuildSome(tx));
    const { rows } = await admin.query<{ revision: number }>('select revision from sessions where id = $1', [id]);
    assert.equal(rows[0]!.revision, revision + 1);
  });
});
