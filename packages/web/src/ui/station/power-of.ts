// The power drawn at a station's points. What is metered at a point that is not charging is an old reading.
import type { PointState } from './point-look.ts';

export function powerOf(points: readonly { state: PointState; powerW: number | null }[]): number {
  return points.reduce((sum, { state, powerW }) => sum + (state === 'charging' ? (powerW ?? 0) : 0), 0);
}
