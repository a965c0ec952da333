// What a command of the central system is to a station: a request in, an answer out, and what is done after it.
import type { Requests16, Responses16, ToStation16 } from '@stationmaster/ocpp';
import type { Machine } from '../machine.ts';

/** `act` runs after the answer was sent: stations answer first and act afterwards. */
export type Answer<A extends ToStation16> = { response: Responses16[A]; act?: () => void };

export type Commands = {
  [A in ToStation16]?: (machine: Machine, request: Requests16[A]) => Answer<A>;
};
