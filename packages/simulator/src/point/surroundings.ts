// What a charging point is made from and what it needs of the station around it; types only.
import type { Settings } from '../settings.ts';
import type { StationEvent } from '../wire/observers.ts';
import type { TokenAnswer, TokenType } from '../words.ts';
import type { Clock } from '../world/clock.ts';
import type { Random } from '../world/random.ts';
import type { PointView, Teller } from './teller.ts';

/** A charging point as built. `phases` 0 stands for direct current. */
export type PointOptions = {
  maxPowerW: number;
  phases: 0 | 1 | 3;
  connectorType?: string;
  /** What the register shows when the station is new; default 0. */
  registerWh?: number;
};

export type PointSurroundings = {
  clock: Clock;
  random: Random;
  settings: Settings;
  newAdmissionKey(): number;
  tellerOf(point: PointView): Teller;
  authorize(idTag: string): Promise<TokenAnswer>;
  /** The status, or what belongs to it, may be another one. */
  tellStatus(): void;
  happened(event: StationEvent): void;
};

/** A token that may charge at a point. */
export type Admission = {
  /** Never given before at this station. */
  key: number;
  idTag: string;
  groupId?: string | undefined;
  reservationId?: number | undefined;
  /** Where the central system asked for it, in the words of 2.x: its number for that, and the kind of token. */
  remoteStart?: { id: number; tokenType: TokenType } | undefined;
};

export type Reservation = { id: number; idTag: string; groupId: string | undefined; untilMs: number };
