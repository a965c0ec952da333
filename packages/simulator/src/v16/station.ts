// What the parts of a 1.6 station know of it: the machine, and what only 1.6 has; types only.
import type { FromStation16, Requests16, Responses16 } from '@stationmaster/ocpp';
import type { Steering } from '../charging/steering.ts';
import type { Machine } from '../machine.ts';
import type { Configuration } from './configuration.ts';
import type { Transactions } from './transactions.ts';

export type Station16 = {
  readonly machine: Machine;
  readonly steering: Steering;
  readonly configuration: Configuration;
  readonly transactions: Transactions;
  call<A extends FromStation16>(action: A, payload: Requests16[A]): Promise<Responses16[A]>;
  /** Calls without caring for the answer. */
  tell<A extends FromStation16>(action: A, payload: Requests16[A]): void;
};
