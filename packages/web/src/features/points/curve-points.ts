// Makes the points of a power curve from a session's samples and what is known of it right now; pure.
import type { Sample, Session } from '../../api/contract.ts';
import type { PowerPoint } from '../../ui/chart/power-curve.ts';

/** The power of a running session is carried on to now, so that the curve ends where the figure beside it stands. */
export function curvePoints(
  samples: Pick<Sample, 'at' | 'powerW'>[],
  session: Pick<Session, 'powerW' | 'endedAt'>,
  nowMs: number,
): PowerPoint[] {
  const points = samples.flatMap(({ at, powerW }) => (powerW === null ? [] : [{ atMs: Date.parse(at), powerW }]));
  const last = points.at(-1);
  if (last !== undefined && session.endedAt === null && session.powerW !== null && last.atMs < nowMs) {
    points.push({ atMs: nowMs, powerW: session.powerW });
  }
  return points;
}
