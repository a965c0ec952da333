// By flow: energy where it flowed, of open sessions too (E-8). The question of dashboards, statistics and charts.
import type { TenantTx } from '../../db/doors.ts';
import { bucketWidthMs } from '../rollup/buckets.ts';
import { placed, tablesOfSessions, type Question } from './by-session.ts';
import type { Curve, CurvePoint } from '../counting/counting.ts';
import { whBetween } from '../counting/curve.ts';
import { risenSql } from '../so-far.ts';

export type Flowed = { energyWh: number };
type Span = Question & { timeZone: string };
/** Energy is told apart by this expression over the session `s` and its station `station`. */
type Keyed<Q extends Question = Question> = Q & { key: string };
/** A session that a period cuts, with what is needed to say what lies inside; `tail` is what an open one rose since it was counted. */
type CutSession = { at_ms: number[] | null; wh: number[] | null; tail_at: Date | null; tail_wh: number | null };
type KeyedCurve = { key: number | null; curve: Curve };

/** What flowed in [from, to), to the watt-hour: whole buckets from the rollup, the edges from the curves. */
export async function byFlow(tx: TenantTx, question: Span): Promise<Flowed> {
  const flowed = await flowBy(tx, { ...question, key: '0::bigint' });
  return { energyWh: flowed.get(0) ?? 0 };
}

/** The same for each key; one without energy may be missing. */
export async function flowBy(tx: TenantTx, question: Keyed<Span>): Promise<Map<number | null, number>> {
  const { from, to } = question;
  const widthMs = await readWidthMs(tx, question.timeZone);
  const firstWholeMs = Math.ceil(from.getTime() / widthMs) * widthMs;
  const lastWholeMs = Math.max(firstWholeMs, Math.floor(to.getTime() / widthMs) * widthMs);
  const flowed = await sumBuckets(tx, { ...question, from: new Date(firstWholeMs), to: new Date(lastWholeMs) });
  const add = (key: number | null, wh: number) => flowed.set(key, (flowed.get(key) ?? 0) + wh);
  const cut = await readCut(tx, question, { widthMs, firstWholeMs, lastWholeMs });
  for (const { key, curve } of cut) add(key, edgeWh(curve, question, { firstWholeMs, lastWholeMs }));
  const tails = await readTails(tx, question);
  for (const { key, curve } of tails) add(key, whBetween(curve, from.getTime(), to.getTime()));
  return flowed;
}

const hourMs = 3_600_000;

/**
 * While the rollup is being cut anew, hours and quarters stand side by side. Quarters lie within the hours, so whoever reads by
 * the hour is right about both.
 */
export async function readWidthMs(tx: TenantTx, timeZone: string): Promise<number> {
  const widthMs = bucketWidthMs(timeZone);
  if (widthMs === hourMs) return widthMs;
  const mixed = await tx.query('select from bucket_rebuilds where organization_id = $1', [tx.organizationId]);
  return mixed.length > 0 ? hourMs : widthMs;
}

type Whole = { firstWholeMs: number; lastWholeMs: number };

/** What of a curve lies in the period, but outside its whole buckets. */
function edgeWh(curve: Curve, { from, to }: Question, { firstWholeMs, lastWholeMs }: Whole): number {
  const [fromMs, toMs] = [from.getTime(), to.getTime()];
  if (toMs <= firstWholeMs) return whBetween(curve, fromMs, toMs);
  return whBetween(curve, fromMs, firstWholeMs) + whBetween(curve, lastWholeMs, toMs);
}

async function sumBuckets(tx: TenantTx, { from, to, where, key }: Keyed): Promise<Map<number | null, number>> {
  const { values, and, next, after } = placed(tx, where);
  const rows = await tx.query<{ key: number | null; wh: number }>(
    `select ${key} as key, sum(b.energy_wh)::bigint as wh from energy_buckets b
     join sessions s on s.id = b.session_id join stations station on station.id = b.station_id
     where b.organization_id = $1 and b.bucket_at >= ${next} and b.bucket_at < ${after} ${and} group by 1`,
    [...values, from, to],
  );
  return new Map(rows.map((row) => [row.key, row.wh]));
}

/** Curves of the sessions that have energy in a bucket which the period cuts. */
async function readCut(tx: TenantTx, question: Keyed, edges: Whole & { widthMs: number }): Promise<KeyedCurve[]> {
  const { widthMs, firstWholeMs, lastWholeMs } = edges;
  const [before, first, last, after] = [firstWholeMs - widthMs, firstWholeMs, lastWholeMs, lastWholeMs + widthMs];
  const { values, and, next } = placed(tx, question.where);
  const at = Number(next.slice(1));
  const rows = await tx.query<CutSession & { key: number | null }>(
    `select distinct on (c.session_id) ${question.key} as key, c.at_ms, c.wh
     from energy_buckets b join ${tablesOfSessions} on s.id = b.session_id join session_curves c on c.session_id = s.id
     where b.organization_id = $1 and (b.bucket_at >= $${at} and b.bucket_at < $${at + 1} or b.bucket_at >= $${at + 2} and b.bucket_at < $${at + 3}) ${and}
     order by c.session_id`,
    [...values, ...[before, first, last, after].map((atMs) => new Date(atMs))],
  );
  return rows.map((row) => ({ key: row.key, curve: curveOf(row) }));
}

/** Of open sessions the rise since they were counted, from the last counted point to the last value heard. */
export async function readTails(
  tx: TenantTx,
  { to, where, key }: Pick<Keyed, 'to' | 'where' | 'key'>,
): Promise<KeyedCurve[]> {
  const { values, and, next } = placed(tx, where);
  const rows = await tx.query<CutSession & { started_at: Date; key: number | null }>(
    `select ${key} as key, c.at_ms[cardinality(c.at_ms):] as at_ms, c.wh[cardinality(c.wh):] as wh, s.started_at,
       s.register_at as tail_at, ${risenSql} as tail_wh
     from ${tablesOfSessions} left join session_curves c on c.session_id = s.id
     where s.organization_id = $1 and s.ended_at is null and s.started_at < ${next} and ${risenSql} > 0 ${and}`,
    [...values, to],
  );
  return rows.map((row) => {
    const last: CurvePoint = curveOf(row).at(-1) ?? { atMs: row.started_at.getTime(), wh: 0 };
    const atMs = Math.max(last.atMs, row.tail_at?.getTime() ?? last.atMs);
    const curve = [
      { atMs: last.atMs, wh: 0 },
      { atMs, wh: row.tail_wh ?? 0 },
    ];
    return { key: row.key, curve };
  });
}

export function curveOf({ at_ms: times, wh }: Pick<CutSession, 'at_ms' | 'wh'>): Curve {
  return (times ?? []).map((atMs, index) => ({ atMs, wh: wh?.[index] ?? 0 }));
}
