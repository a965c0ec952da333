// Typed calls of 1.6 in both directions, over any RPC session.
import type { CallSession, OnDeviation, TypedCallOf } from '../schema/typed-call.ts';
import { typedCall } from '../schema/typed-call.ts';
import type { Action16, FromStation16, Requests16, Responses16, ToStation16 } from './messages.ts';
import { v16 } from './table.ts';

/**
 * A call function that knows each action's request and response. Rejects as `RpcSession.call` does, and with
 * `OcppError` before anything is sent if the request breaks the standard, or if the answer lacks what it must have.
 */
export type TypedCall16<A extends Action16> = TypedCallOf<A, Requests16, Responses16>;

/** The central system's calls to a 1.6 station. Deviations of the answers are told. */
export function callsToStation16(session: CallSession, onDeviation: OnDeviation): TypedCall16<ToStation16> {
  return typedCall(v16, session, onDeviation);
}

/** A 1.6 station's calls to its central system. Deviations of the answers are told. */
export function callsFromStation16(session: CallSession, onDeviation: OnDeviation): TypedCall16<FromStation16> {
  return typedCall(v16, session, onDeviation);
}
