// Typed calls of 2.0.1 in both directions, over any RPC session.
import type { CallSession, OnDeviation, TypedCallOf } from '../schema/typed-call.ts';
import { typedCall } from '../schema/typed-call.ts';
import type { Action201, FromStation201, Requests201, Responses201, ToStation201 } from './messages.ts';
import { v201 } from './table.ts';

/**
 * A call function that knows each action's request and response. Rejects as `RpcSession.call` does, and with
 * `OcppError` before anything is sent if the request breaks the standard, or if the answer lacks what it must have.
 */
export type TypedCall201<A extends Action201> = TypedCallOf<A, Requests201, Responses201>;

/** The central system's calls to a 2.0.1 station. Deviations of the answers are told. */
export function callsToStation201(session: CallSession, onDeviation: OnDeviation): TypedCall201<ToStation201> {
  return typedCall(v201, session, onDeviation);
}

/** A 2.0.1 station's calls to its central system. Deviations of the answers are told. */
export function callsFromStation201(session: CallSession, onDeviation: OnDeviation): TypedCall201<FromStation201> {
  return typedCall(v201, session, onDeviation);
}
