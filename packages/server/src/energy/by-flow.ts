// By flow: energy where it flowed, of open sessions too (E-8). The question of dashboards, statistics and charts.
import type { TenantTx } from '../db/doors.ts';
import { bucketWidthMs } from './buckets.ts';
import { placed, tablesOfSessions, type Question } from './by-session.ts';
import type { Curve, CurvePoint } from './counting.ts';
import { whBetween } from './curve.ts';
import { risenSql } from './so-far.ts';

export type Flowed = { energyWh: number };
/** A session that a period cuts, with what is needed to say what lies inside; `tail` is what an open one rose since it was counted. */
type CutSession = { at_ms: number[] | null; wh: number[] | null; tail_at: Date | null; tail_wh: number | null };

/** What flowed in [from, to), to the watt-hour: whole buckets from the rollup, the edges from the curves. */
export async function byFlow(tx: TenantTx, question: Question & { timeZone: string }): Promise<Flowed> {
  const { from, to, where } = question;
  const widthMs = bucketWidthMs(question.timeZone);
  const firstWholeMs = Math.ceil(from.getTime() / widthMs) * widthMs;
  const lastWholeMs = Math.max(firstWholeMs, Math.floor(to.getTime() / widthMs) * widthMs);
  const whole = await sumBuckets(tx, { from: new Date(firstWholeMs), to: new Date(lastWholeMs), where });
  const cut = await readCut(tx, question, { widthMs, firstWholeMs, lastWholeMs });
  const tails = await readTails(tx, question);
  const edgesWh = sum(cut.map((curve) => edgeWh(curve, question, { firstWholeMs, lastWholeMs })));
  const tailsWh = sum(tails.map((tail) => whBetween(tail, from.getTime(), to.getTime())));
  return { energyWh: whole + edgesWh + tailsWh };
}

type Whole = { firstWholeMs: number; lastWholeMs: number };

/** What of a curve lies in the period, but outside its whole buckets. */
function edgeWh(curve: Curve, { from, to }: Question, { firstWholeMs, lastWholeMs }: Whole): number {
  const [fromMs, toMs] = [from.getTime(), to.getTime()];
  if (toMs <= firstWholeMs) return whBetween(curve, fromMs, toMs);
  return whBetween(curve, fromMs, firstWholeMs) + whBetween(curve, lastWholeMs, toMs);
}

async function sumBuckets(tx: TenantTx, { from, to, where }: Question): Promise<number> {
  const { values, and, next, after } = placed(tx, where);
  const [row] = await tx.query<{ wh: number }>(
    `select coalesce(sum(b.energy_wh), 0)::bigint as wh from energy_buckets b
     join sessions s on s.id = b.session_id join stations station on station.id = b.station_id
     where b.organization_id = $1 and b.bucket_at >= ${next} and b.bucket_at < ${after} ${and}`,
    [...values, from, to],
  );
  return row?.wh ?? 0;
}

/** Curves of the sessions that have energy in a bucket which the period cuts. */
async function readCut(tx: TenantTx, question: Question, edges: Whole & { widthMs: number }): Promise<Curve[]> {
  const { widthMs, firstWholeMs, lastWholeMs } = edges;
  const cutAt = [firstWholeMs - widthMs, lastWholeMs].map((atMs) => new Date(atMs));
  const { values, and, next } = placed(tx, question.where);
  const rows = await tx.query<CutSession>(
    `select c.at_ms, c.wh from session_curves c where c.organization_id = $1 and c.session_id in (
       select b.session_id from energy_buckets b join ${tablesOfSessions} on s.id = b.session_id
       where b.organization_id = $1 and b.bucket_at = any (${next}::timestamptz[]) ${and})`,
    [...values, cutAt],
  );
  return rows.map(curveOf);
}

/** Of open sessions the rise since they were counted, from the last counted point to the last value heard. */
async function readTails(tx: TenantTx, { to, where }: Question): Promise<Curve[]> {
  const { values, and, next } = placed(tx, where);
  const rows = await tx.query<CutSession & { started_at: Date }>(
    `select c.at_ms[cardinality(c.at_ms):] as at_ms, c.wh[cardinality(c.wh):] as wh, s.started_at, s.register_at as tail_at,
       ${risenSql} as tail_wh
     from ${tablesOfSessions} left join session_curves c on c.session_id = s.id
     where s.organization_id = $1 and s.ended_at is null and s.started_at < ${next} and ${risenSql} > 0 ${and}`,
    [...values, to],
  );
  return rows.map((row) => {
    const last: CurvePoint = curveOf(row).at(-1) ?? { atMs: row.started_at.getTime(), wh: 0 };
    const atMs = Math.max(last.atMs, row.tail_at?.getTime() ?? last.atMs);
    return [
      { atMs: last.atMs, wh: 0 },
      { atMs, wh: row.tail_wh ?? 0 },
    ];
  });
}

export function curveOf({ at_ms: times, wh }: Pick<CutSession, 'at_ms' | 'wh'>): Curve {
  return (times ?? []).map((atMs, index) => ({ atMs, wh: wh?.[index] ?? 0 }));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
