// The curve of one session as it can be shown now: what was counted and, of an open one, the rise since (E-7, E-10).
import type { TenantTx } from '../db/doors.ts';
import { curveOf } from './periods/by-flow.ts';
import type { Curve } from './counting/counting.ts';
import { energySoFarSql } from './so-far.ts';

type CurveRow = {
  at_ms: number[] | null;
  wh: number[] | null;
  open: boolean;
  started_at: Date;
  register_at: Date | null;
  so_far: number | null;
};

export async function readCurve(tx: TenantTx, sessionId: number): Promise<Curve> {
  const [row] = await tx.query<CurveRow>(
    `select c.at_ms, c.wh, s.ended_at is null as open, s.started_at, s.register_at, ${energySoFarSql} as so_far
     from sessions s left join session_curves c on c.session_id = s.id where s.organization_id = $1 and s.id = $2`,
    [tx.organizationId, sessionId],
  );
  if (row === undefined) return [];
  return row.open ? withTail(curveOf(row), row) : curveOf(row);
}

function withTail(points: Curve, { started_at: startedAt, register_at: at, so_far: wh }: CurveRow): Curve {
  if (at === null || wh === null) return points;
  const counted = points.length > 0 ? points : [{ atMs: startedAt.getTime(), wh: 0 }];
  const last = counted.at(-1);
  return last !== undefined && wh > last.wh ? [...counted, { atMs: Math.max(last.atMs, at.getTime()), wh }] : points;
}
