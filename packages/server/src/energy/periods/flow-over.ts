// By flow over time: what flowed in each period of a chart, and at how many points (E-7 to E-9). Reads the rollup, never a sample.
import type { TenantTx } from '../../db/doors.ts';
import { byFlow, readTails, readWidthMs } from './by-flow.ts';
import { placed, tablesOfSessions, type Where } from './by-session.ts';
import { whBetween } from '../counting/curve.ts';

/** One bound more than there are periods. */
type Question = { bounds: readonly Date[]; where: Where; timeZone: string; now: Date };

/** In the order of the periods; energy adds up to what flowed in all of them, to the watt-hour. Used points do not add up. */
export type FlowOver = { energyWh: number[]; usedPoints: number[]; usedInAll: number };

export async function flowOver(tx: TenantTx, question: Question): Promise<FlowOver> {
  const { bounds, where, timeZone } = question;
  const widthMs = await readWidthMs(tx, timeZone);
  const summed = await sumBuckets(tx, question);
  if (bounds.some((bound) => bound.getTime() % widthMs !== 0)) {
    return { ...summed, energyWh: await askOneByOne(tx, question) };
  }
  const tails = await readTails(tx, { to: bounds.at(-1) ?? question.now, where, key: '0::bigint' });
  const energyWh = summed.energyWh.map((wh, index) => {
    const [fromMs, toMs] = [bounds[index]?.getTime() ?? 0, bounds[index + 1]?.getTime() ?? 0];
    return tails.reduce((sum, { curve }) => sum + whBetween(curve, fromMs, toMs), wh);
  });
  return { ...summed, energyWh };
}

type Sum = { period: number | null; wh: number; used: number };

/** A session that runs uses its point in every period up to now; the sum of all periods has none. */
async function sumBuckets(tx: TenantTx, { bounds, where, now }: Question): Promise<FlowOver> {
  const { values, and, next: all, after: present } = placed(tx, where);
  const last = `cardinality(${all})`;
  const within = (column: string) => `${column} >= (${all}::timestamptz[])[1] and ${column} < (${all})[${last}]`;
  const sessions = where.stationsAlone === true ? '' : 'join sessions s on s.id = b.session_id';
  const rows = await tx.query<Sum>(
    `with parts as (
       select width_bucket(b.bucket_at, ${all}) as period, b.station_id, b.evse, sum(b.energy_wh) as wh
       from energy_buckets b ${sessions} join stations station on station.id = b.station_id
       where b.organization_id = $1 and ${within('b.bucket_at')} ${and} group by 1, 2, 3
       union all
       select width_bucket(s.started_at, ${all}), s.station_id, s.evse, 0 from ${tablesOfSessions}
       where s.organization_id = $1 and s.charged and ${within('s.started_at')} ${and} group by 1, 2, 3
       union all
       select period, s.station_id, s.evse, 0 from ${tablesOfSessions},
         generate_series(greatest(width_bucket(s.started_at, ${all}), 1), width_bucket(${present}::timestamptz, ${all})) period
       where s.organization_id = $1 and s.charged and s.ended_at is null and period < ${last} ${and}
     ), points as (
       select period, station_id, evse, sum(wh) as wh from parts group by 1, 2, 3
     )
     select period, sum(wh)::bigint as wh, count(*) as used from points group by 1
     union all
     select null, 0, count(*) from (select distinct station_id, evse from points) p`,
    [...values, bounds, now],
  );
  const sums = new Map(rows.map((row) => [row.period, row]));
  const each = bounds.slice(1).map((_, index) => sums.get(index + 1));
  return {
    energyWh: each.map((sum) => sum?.wh ?? 0),
    usedPoints: each.map((sum) => sum?.used ?? 0),
    usedInAll: sums.get(null)?.used ?? 0,
  };
}

/** Where the rollup is too coarse for the bounds, as while it is being cut anew for another time zone. */
async function askOneByOne(tx: TenantTx, { bounds, ...question }: Question): Promise<number[]> {
  const flowed: number[] = [];
  for (const [index, to] of bounds.slice(1).entries()) {
    const { energyWh } = await byFlow(tx, { ...question, from: bounds[index] ?? to, to });
    flowed.push(energyWh);
  }
  return flowed;
}
