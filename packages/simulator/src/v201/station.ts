// What the parts of a 2.0.1 station know of it: the machine, and what only 2.0.1 has; types only.
import type { FromStation201, Requests201, Responses201 } from '@stationmaster/ocpp';
import type { Steering } from '../charging/steering.ts';
import type { Machine } from '../machine.ts';
import type { DeviceModel } from './model/device-model.ts';
import type { Teller201 } from './teller.ts';

export type Station201 = {
  readonly machine: Machine;
  readonly steering: Steering;
  readonly model: DeviceModel;
  /** In the order of the points. */
  readonly tellers: Teller201[];
  /** By configuration slot; kept, and not connected to. */
  readonly networkProfiles: Map<number, Requests201['SetNetworkProfile']['connectionData']>;
  call<A extends FromStation201>(action: A, payload: Requests201[A]): Promise<Responses201[A]>;
  /** Calls without caring for the answer. */
  tell<A extends FromStation201>(action: A, payload: Requests201[A]): void;
};
