// Typed calls of 1.6 in both directions, over any RPC session.
import type { Deviation } from '../deviation.ts';
import type { RpcSession } from '../rpc/session.ts';
import type { FromStation16, Requests16, Responses16, ToStation16 } from './messages.ts';

/** A call function that knows each action's request and response. Rejects as `RpcSession.call` does. */
export type TypedCall<A extends keyof Requests16> = <K extends A>(
  action: K,
  payload: Requests16[K],
) => Promise<Responses16[K]>;

/** The central system's calls to a 1.6 station. */
export function callsToStation16(
  _session: Pick<RpcSession, 'call'>,
  _onDeviation: (deviation: Deviation) => void,
): TypedCall<ToStation16> {
  throw new Error('not written yet');
}

/** A 1.6 station's calls to its central system. */
export function callsFromStation16(
  _session: Pick<RpcSession, 'call'>,
  _onDeviation: (deviation: Deviation) => void,
): TypedCall<FromStation16> {
  throw new Error('not written yet');
}
