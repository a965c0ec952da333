// Whether a charging point can be reserved, which all versions ask in the same words.
import type { Point } from '../point/point.ts';

export function reservationOutcome(point: Point | undefined, reservationId: number) {
  if (point === undefined) return 'Rejected';
  if (point.reservation?.id === reservationId) return 'Accepted';
  switch (point.status) {
    case 'Available':
      return 'Accepted';
    case 'Faulted':
    case 'Unavailable':
      return point.status;
    default:
      return 'Occupied';
  }
}
