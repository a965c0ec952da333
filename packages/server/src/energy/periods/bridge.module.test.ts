// Both questions of a period on a real database, for random sessions, periods and time zones (E-8); DEEP=1 for more.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { systemClock } from '../../clock.ts';
import { openDoors, type Doors } from '../../db/doors.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { bucketWidthMs } from '../rollup/buckets.ts';
import { askRebuild, bridge, byFlow, bySession, energySoFarSql, startRebuilder, startRecounter } from '../energy.ts';
import { oracleBuckets } from '../oracle/oracle.ts';
import { randomFrom, seedOf } from '../oracle/random.ts';
import { rebuildSome } from '../rollup/rebuild.ts';
import { dayMs, firstMs, goOn, insertTold, lastMs, tellSessions, zones, type Flow } from '../oracle/told-sessions.ts';

const runSeed = Number(process.env['SEED'] ?? 1);
const periodsOfZone = process.env['DEEP'] === '1' ? 1000 : 10;

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
    const told = tellSessions(random);
    await insertTold(admin, told);
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
