// Counts the states of one station's points, the most noteworthy first; knows no word.
import type { PointState } from './point-look.ts';

const noteworthy: PointState[] = [
  'issue',
  'charging',
  'suspended',
  'preparing',
  'finishing',
  'reserved',
  'occupied',
  'disabled',
  'unavailable',
  'available',
  'unknown',
];

export type StateCount = { state: PointState; count: number };

export function stateCounts(points: { state: PointState }[]): StateCount[] {
  return noteworthy
    .map((state) => ({ state, count: points.filter((point) => point.state === state).length }))
    .filter(({ count }) => count > 0);
}
