// What a command of the central system is to a 2.0.1 station: a request in, an answer out, and what is done after it.
import type { Requests201, Responses201, ToStation201 } from '@stationmaster/ocpp';
import type { Station201 } from './station.ts';

/** `act` runs after the answer was sent. */
type Answer<A extends ToStation201> = { response: Responses201[A]; act?: () => unknown };

/** A command may throw an `OcppError` instead, which is sent as it is. */
export type Commands = {
  [A in ToStation201]?: (station: Station201, request: Requests201[A]) => Answer<A>;
};
