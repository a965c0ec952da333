// By flow over time: what flowed in each period of a chart (E-7 to E-9). Reads the rollup, never a sample.
import type { TenantTx } from '../db/doors.ts';
import { byFlow, readTails, readWidthMs } from './by-flow.ts';
import { placed, type Where } from './by-session.ts';
import { whBetween } from './curve.ts';

/** One bound more than there are periods. */
type Question = { bounds: readonly Date[]; where: Where; timeZone: string };

/** The buckets as `b`, with what a condition on them needs beside. */
export function tablesOfBuckets({ stationsAlone }: Where): string {
  const sessions = stationsAlone === true ? '' : 'join sessions s on s.id = b.session_id';
  return `energy_buckets b ${sessions} join stations station on station.id = b.station_id`;
}

/** In their order; they add up to what flowed in all of them, to the watt-hour. */
export async function flowOver(tx: TenantTx, question: Question): Promise<number[]> {
  const { bounds } = question;
  const widthMs = await readWidthMs(tx, question.timeZone);
  const areWhole = bounds.every((bound) => bound.getTime() % widthMs === 0);
  const flowed = await (areWhole ? sumWhole(tx, question) : askOneByOne(tx, question));
  if (!areWhole) return flowed;
  const tails = await readTails(tx, { to: bounds.at(-1) ?? new Date(), where: question.where, key: '0::bigint' });
  return flowed.map((wh, index) => {
    const [fromMs, toMs] = [bounds[index]?.getTime() ?? 0, bounds[index + 1]?.getTime() ?? 0];
    return tails.reduce((sum, { curve }) => sum + whBetween(curve, fromMs, toMs), wh);
  });
}

async function sumWhole(tx: TenantTx, { bounds, where }: Question): Promise<number[]> {
  const { values, and, next: all } = placed(tx, where);
  const rows = await tx.query<{ period: number; wh: number }>(
    `select width_bucket(b.bucket_at, ${all}::timestamptz[]) as period, sum(b.energy_wh)::bigint as wh from ${tablesOfBuckets(where)}
     where b.organization_id = $1 and b.bucket_at >= (${all})[1] and b.bucket_at < (${all})[cardinality(${all})] ${and} group by 1`,
    [...values, bounds],
  );
  const flowed = new Map(rows.map(({ period, wh }) => [period, wh]));
  return bounds.slice(1).map((_, index) => flowed.get(index + 1) ?? 0);
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
