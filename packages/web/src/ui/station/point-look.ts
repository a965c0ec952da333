// Decides how a charging point is drawn and named from its state; knows no colour and no component.

export type PointState =
  | 'available'
  | 'charging'
  | 'suspended'
  | 'preparing'
  | 'finishing'
  | 'reserved'
  | 'occupied'
  | 'issue'
  | 'unavailable'
  | 'disabled'
  | 'unknown';

export type PointLook =
  | 'available'
  | 'charging'
  | 'suspended'
  | 'waiting'
  | 'issue'
  | 'unavailable'
  | 'disabled'
  | 'offline'
  | 'offlineCharging';

export type PointSize = 36 | 24 | 16;

/** The order of legends and sums. Offline is no state of a point, but how it counts while its station is away. */
export const countedStates = [
  'charging',
  'suspended',
  'available',
  'waiting',
  'unavailable',
  'disabled',
  'offline',
  'issue',
] as const;

export type CountedState = (typeof countedStates)[number];

export type SeenPoint = { state: PointState; sessionId: number | null };

const waiting = new Set<PointState>(['preparing', 'finishing', 'reserved', 'occupied', 'unknown']);

function countedAs(point: SeenPoint, connected: boolean): CountedState {
  if (!connected) return 'offline';
  if (waiting.has(point.state)) return 'waiting';
  return point.state as Exclude<CountedState, 'offline' | 'waiting'>;
}

export function lookOf(point: SeenPoint, connected: boolean): PointLook {
  const counted = countedAs(point, connected);
  return counted === 'offline' && (point.sessionId !== null || point.state === 'charging')
    ? 'offlineCharging'
    : counted;
}

/** Power stands inside a square only where it is large, and large squares only where they are few. */
export function pointSizeFor(pointCount: number): PointSize {
  if (pointCount < 200) return 36;
  return pointCount < 600 ? 24 : 16;
}

export function countByState(stations: { connected: boolean; points: SeenPoint[] }[]): Record<CountedState, number> {
  const counts = Object.fromEntries(countedStates.map((state) => [state, 0])) as Record<CountedState, number>;
  for (const { connected, points } of stations) {
    for (const point of points) counts[countedAs(point, connected)] += 1;
  }
  return counts;
}
