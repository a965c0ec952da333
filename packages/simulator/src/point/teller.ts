// What happens at a charging point, and who puts it into messages; types only.
import type { SampleContext, StopReason } from '../words.ts';
import type { Reading } from './readings.ts';
import type { Admission } from './surroundings.ts';

/** What happens at a charging point. Each version tells of it what it has words for. */
export type Happening =
  | { kind: 'plugged' }
  | { kind: 'unplugged' }
  /** A token was accepted; it waits for its car, or charges. */
  | { kind: 'authorized' }
  /** Token and car are there: energy may flow. */
  | { kind: 'started' }
  | { kind: 'sampled'; context: SampleContext }
  /** The token's right has ended, by `idTag` if a token ended it; the meter as it was at that moment. */
  | { kind: 'stopped'; reason: StopReason; idTag: string | undefined; reading: Reading }
  /** The power failed, and what was going on is forgotten. */
  | { kind: 'forgotten' }
  /** The status may be another one. */
  | { kind: 'changed' };

/** A charging point as a teller sees it, after what happened. */
export type PointView = {
  readonly number: number;
  readonly isPlugged: boolean;
  /** The accepted token that waits for its car, or charges. */
  readonly admission: Admission | undefined;
  readonly session: { readonly startWh: number } | undefined;
  readonly flow: 'none' | 'flowing' | 'car-stopped' | 'paused';
  reading(): Reading;
};

export type Teller = {
  /** The transaction as the central system knows it; `undefined` before its start was answered. */
  readonly transactionId: number | string | undefined;
  tell(happening: Happening): void;
};
