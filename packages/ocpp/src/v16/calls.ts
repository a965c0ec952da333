// Typed calls of 1.6 in both directions, over any RPC session.
import type { Deviation } from '../deviation.ts';
import type { RpcSession } from '../rpc/session.ts';
import type { Checked } from '../table.ts';
import type { Action16, FromStation16, Requests16, Responses16, ToStation16 } from './messages.ts';
import { v16 } from './table.ts';

/**
 * A call function that knows each action's request and response. Rejects as `RpcSession.call` does, and with
 * `OcppError` before anything is sent if the request breaks the standard, or if the answer lacks what it must have.
 */
export type TypedCall<A extends Action16> = <K extends A>(action: K, payload: Requests16[K]) => Promise<Responses16[K]>;

type Session = Pick<RpcSession, 'call'>;
type OnDeviation = (deviation: Deviation) => void;

/** The central system's calls to a 1.6 station. Deviations of the answers are told. */
export function callsToStation16(session: Session, onDeviation: OnDeviation): TypedCall<ToStation16> {
  return typedCall(session, onDeviation);
}

/** A 1.6 station's calls to its central system. Deviations of the answers are told. */
export function callsFromStation16(session: Session, onDeviation: OnDeviation): TypedCall<FromStation16> {
  return typedCall(session, onDeviation);
}

function typedCall(session: Session, onDeviation: OnDeviation): TypedCall<Action16> {
  return async <K extends Action16>(action: K, payload: Requests16[K]) => {
    v16.checkOutgoing(action, 'request', payload);
    const checked = v16.check(action, 'response', await session.call(action, payload));
    checked.deviations.forEach(onDeviation);
    assertAnswer<K>(checked);
    return checked.payload;
  };
}

/** What passed the check has the type, but for over-long texts and unknown enum values (F-10). */
function assertAnswer<K extends Action16>(checked: Checked): asserts checked is Checked & { payload: Responses16[K] } {
  if (checked.failure) throw checked.failure;
}
