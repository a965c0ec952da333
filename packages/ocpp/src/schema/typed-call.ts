// Typed calls of any version: what is wrong is not sent, what comes back is checked. Knows no action.
import type { Deviation } from '../deviation.ts';
import type { RpcSession } from '../rpc/session.ts';
import type { Checked, VersionTable } from '../table.ts';

/** What a typed call goes out over. */
export type CallSession = Pick<RpcSession, 'call'>;
export type OnDeviation = (deviation: Deviation) => void;

/** A call function that knows the request and the response of each of a version's actions `A`. */
export type TypedCallOf<A extends string, Requests extends Record<A, object>, Responses extends Record<A, object>> = <
  K extends A,
>(
  action: K,
  payload: Requests[K],
) => Promise<Responses[K]>;

/** Calls in one direction over a session. Deviations of the answers are told. */
export function typedCall<A extends string, Requests extends Record<A, object>, Responses extends Record<A, object>>(
  table: Pick<VersionTable, 'check' | 'checkOutgoing'>,
  session: CallSession,
  onDeviation: OnDeviation,
): TypedCallOf<A, Requests, Responses> {
  return async <K extends A>(action: K, payload: Requests[K]) => {
    table.checkOutgoing(action, 'request', payload);
    const checked = table.check(action, 'response', await session.call(action, payload));
    checked.deviations.forEach(onDeviation);
    assertAnswer<Responses[K]>(checked);
    return checked.payload;
  };
}

/** What passed the check has the type, but for over-long texts and unknown enum values (F-10). */
function assertAnswer<Response extends object>(checked: Checked): asserts checked is Checked & { payload: Response } {
  if (checked.failure) throw checked.failure;
}
