// What a command of the central system is to a 1.6 station: a request in, an answer out, and what is done after it.
import type { Requests16, Responses16, ToStation16 } from '@stationmaster/ocpp';
import type { Station16 } from './station.ts';

/** `act` runs after the answer was sent. */
type Answer<A extends ToStation16> = { response: Responses16[A]; act?: () => unknown };

export type Commands = {
  [A in ToStation16]?: (station: Station16, request: Requests16[A]) => Answer<A>;
};
