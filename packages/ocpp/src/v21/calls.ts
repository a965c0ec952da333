// Typed calls of 2.1 in both directions, over any RPC session.
import type { CallSession, OnDeviation, TypedCallOf } from '../schema/typed-call.ts';
import { typedCall } from '../schema/typed-call.ts';
import type { Action21, FromStation21, ToStation21 } from './actions.ts';
import type { Requests21, Responses21 } from './messages.ts';
import { v21 } from './table.ts';

/**
 * A call function that knows each action's request and response. Rejects as `RpcSession.call` does, and with
 * `OcppError` before anything is sent if the request breaks the standard, or if the answer lacks what it must have.
 */
export type TypedCall21<A extends Action21> = TypedCallOf<A, Requests21, Responses21>;

/** The central system's calls to a 2.1 station. Deviations of the answers are told. */
export function callsToStation21(session: CallSession, onDeviation: OnDeviation): TypedCall21<ToStation21> {
  return typedCall(v21, session, onDeviation);
}

/** A 2.1 station's calls to its central system. Deviations of the answers are told. */
export function callsFromStation21(session: CallSession, onDeviation: OnDeviation): TypedCall21<FromStation21> {
  return typedCall(v21, session, onDeviation);
}
