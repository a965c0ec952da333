// What a charging point is made from and what it needs of the station around it; types only.
import type { StationEvent } from '../wire/observers.ts';
import type { TokenAnswer } from '../words.ts';
import type { SessionSurroundings } from './session.ts';

/** A charging point as built. `phases` 0 stands for direct current. */
export type PointOptions = {
  maxPowerW: number;
  phases: 0 | 1 | 3;
  connectorType?: string;
  /** What the register shows when the station is new; default 0. */
  registerWh?: number;
};

export type PointSurroundings = SessionSurroundings & {
  newSessionKey(): number;
  transactionId(sessionKey: number): number | undefined;
  authorize(idTag: string): Promise<TokenAnswer>;
  /** The status, or what belongs to it, is no longer what was told last. */
  tellStatus(): void;
  happened(event: StationEvent): void;
};

export type Reservation = { id: number; idTag: string; parentIdTag: string | undefined; untilMs: number };
