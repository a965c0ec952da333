// The status of a charging point in the words of 2.x, which has five: whether somebody charges is told elsewhere.
import type { Requests201 } from '@stationmaster/ocpp';
import type { Point } from '../point/point.ts';

export type ConnectorStatus = Requests201['StatusNotification']['connectorStatus'];

export function connectorStatusOf({ status, isPlugged }: Pick<Point, 'status' | 'isPlugged'>): ConnectorStatus {
  switch (status) {
    case 'Available':
    case 'Faulted':
    case 'Reserved':
    case 'Unavailable':
      return status;
    default:
      // A token that waits for its car occupies nothing.
      return isPlugged || status !== 'Preparing' ? 'Occupied' : 'Available';
  }
}
