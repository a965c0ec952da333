// The package's entry: everything the central system and the simulator may use of the protocol.
export type { Deviation, DeviationRule } from './deviation.ts';
export {
  defaultCallTimeoutMs,
  keptAnswers,
  maxIdLength,
  maxMessageBytes,
  maxNestingDepth,
  standardIdLength,
} from './limits.ts';
export type { CallFailure, OcppErrorCode, OcppErrorCode16, OcppErrorCode2 } from './rpc/errors.ts';
export { OcppError, readErrorCode, RpcClosed, RpcTimeout, spellErrorCode } from './rpc/errors.ts';
export type { Frame } from './rpc/frame.ts';
export { callFrame, errorFrame, parseFrame, resultFrame } from './rpc/frame.ts';
export type { IncomingCall, RpcSession, RpcSessionOptions } from './rpc/session.ts';
export { createRpcSession } from './rpc/session.ts';
export type { ReadTimestamp } from './rpc/time.ts';
export { formatTimestamp, parseTimestamp } from './rpc/time.ts';
export type { Checked, Direction, VersionTable } from './table.ts';
export type { TypedCall16 } from './v16/calls.ts';
export { callsFromStation16, callsToStation16 } from './v16/calls.ts';
export type { Action16, FromStation16, Requests16, Responses16, ToStation16 } from './v16/messages.ts';
export { fromStation16, toStation16 } from './v16/messages.ts';
export { v16 } from './v16/table.ts';
export type { TypedCall201 } from './v201/calls.ts';
export { callsFromStation201, callsToStation201 } from './v201/calls.ts';
export type { Action201, FromStation201, Requests201, Responses201, ToStation201 } from './v201/messages.ts';
export { fromStation201, toStation201 } from './v201/messages.ts';
export { v201 } from './v201/table.ts';
export type { Action21, FromStation21, ToStation21 } from './v21/actions.ts';
export { fromStation21, toStation21 } from './v21/actions.ts';
export type { TypedCall21 } from './v21/calls.ts';
export { callsFromStation21, callsToStation21 } from './v21/calls.ts';
export type { Requests21, Responses21 } from './v21/messages.ts';
export { v21 } from './v21/table.ts';
export type { OcppVersion, Subprotocol } from './version.ts';
export { subprotocols } from './version.ts';
