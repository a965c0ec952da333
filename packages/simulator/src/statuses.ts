// Tells the central system how the station and its points are.
import type { Requests16 } from '@stationmaster/ocpp';
import type { Point } from './point/point.ts';

export type StatusesParts = {
  points: readonly Point[];
  /** The present moment as the station's own clock writes it. */
  timestamp(): string;
  /** Whether statuses may be told now. */
  isOpen(): boolean;
  tell(request: Requests16['StatusNotification']): void;
};

export class Statuses {
  readonly #parts: StatusesParts;

  constructor(parts: StatusesParts) {
    this.#parts = parts;
  }

  /** Tells of one connector, if the central system listens; 0 is the station as a whole. */
  tell(connectorId: number): void {
    if (this.#parts.isOpen()) this.#parts.tell(this.of(connectorId));
  }

  tellAll(): void {
    for (let connectorId = 0; connectorId <= this.#parts.points.length; connectorId += 1) this.tell(connectorId);
  }

  of(connectorId: number): Requests16['StatusNotification'] {
    const { points } = this.#parts;
    const timestamp = this.#parts.timestamp();
    const point = points[connectorId - 1];
    if (point !== undefined) return { connectorId, ...point.report(), timestamp };
    const status = points.some(({ isOperative }) => isOperative) ? 'Available' : 'Unavailable';
    return { connectorId, errorCode: 'NoError', status, timestamp };
  }
}
