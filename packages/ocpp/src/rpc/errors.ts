// The errors of OCPP-J: one error class, its codes in each version's spelling, and the two ways a call can stay unanswered.
import type { OcppVersion } from '../version.ts';

/** CALLERROR codes as 1.6 spells them, its own misspelling included (OCPP-J 1.6 §4.2.3). */
export type OcppErrorCode16 =
  | 'NotImplemented'
  | 'NotSupported'
  | 'InternalError'
  | 'ProtocolError'
  | 'SecurityError'
  | 'FormationViolation'
  | 'PropertyConstraintViolation'
  | 'OccurenceConstraintViolation'
  | 'TypeConstraintViolation'
  | 'GenericError';

/** CALLERROR codes as 2.0.1 and 2.1 spell them (OCPP-J 2.0.1 §4.3). */
export type OcppErrorCode2 =
  | 'NotImplemented'
  | 'NotSupported'
  | 'InternalError'
  | 'ProtocolError'
  | 'SecurityError'
  | 'FormatViolation'
  | 'PropertyConstraintViolation'
  | 'OccurrenceConstraintViolation'
  | 'TypeConstraintViolation'
  | 'GenericError'
  | 'MessageTypeNotSupported'
  | 'RpcFrameworkError';

/** Any CALLERROR code of any version. On a connection only its own version's spellings are seen. */
export type OcppErrorCode = OcppErrorCode16 | OcppErrorCode2;

/** A CALLERROR, received or to be sent. What is written in it goes to the partner: nothing of our insides (F-4). */
export class OcppError extends Error {
  override readonly name = 'OcppError';
  readonly kind = 'error';
  readonly code: OcppErrorCode;
  readonly description: string;
  readonly details: unknown;

  constructor(code: OcppErrorCode, description = '', details: unknown = {}) {
    super(description === '' ? code : `${code}: ${description}`);
    this.code = code;
    this.description = description;
    this.details = details;
  }
}

/** Our call was sent and not answered in time (F-5). Whether the partner acted on it is unknown. */
export class RpcTimeout extends Error {
  override readonly name = 'RpcTimeout';
  readonly kind = 'timeout';
  readonly action: string;
  readonly timeoutMs: number;

  constructor(action: string, timeoutMs: number) {
    super(`no answer to ${action} within ${timeoutMs} ms`);
    this.action = action;
    this.timeoutMs = timeoutMs;
  }
}

/** The connection ended before our call was answered (F-7). `sent` tells whether the partner may have seen it. */
export class RpcClosed extends Error {
  override readonly name = 'RpcClosed';
  readonly kind = 'closed';
  readonly action: string;
  readonly sent: boolean;

  constructor(action: string, reason: string, sent: boolean) {
    super(`connection closed before ${action} was answered: ${reason}`);
    this.action = action;
    this.sent = sent;
  }
}

/** What `RpcSession.call` rejects with; told apart by `kind`. */
export type CallFailure = OcppError | RpcTimeout | RpcClosed;

const inVersion1: Partial<Record<OcppErrorCode, OcppErrorCode16>> = {
  FormatViolation: 'FormationViolation',
  OccurrenceConstraintViolation: 'OccurenceConstraintViolation',
  // 1.6 knows neither; both mean a frame it calls badly formed (F-3).
  RpcFrameworkError: 'FormationViolation',
  MessageTypeNotSupported: 'FormationViolation',
};

const inVersion2: Partial<Record<OcppErrorCode, OcppErrorCode2>> = {
  FormationViolation: 'FormatViolation',
  OccurenceConstraintViolation: 'OccurrenceConstraintViolation',
};

const everyCode: readonly OcppErrorCode[] = [
  'NotImplemented',
  'NotSupported',
  'InternalError',
  'ProtocolError',
  'SecurityError',
  'FormationViolation',
  'FormatViolation',
  'PropertyConstraintViolation',
  'OccurenceConstraintViolation',
  'OccurrenceConstraintViolation',
  'TypeConstraintViolation',
  'GenericError',
  'MessageTypeNotSupported',
  'RpcFrameworkError',
];

const byLetters = new Map(everyCode.map((code) => [code.toLowerCase(), code]));

/** The code as the version spells it (F-4). */
export function spellErrorCode(code: OcppErrorCode, version: OcppVersion): OcppErrorCode {
  return (version === '1.6' ? inVersion1[code] : inVersion2[code]) ?? code;
}

/** Understands a code received in any version's spelling, any case, blanks around; undefined if it is none (F-4). */
export function readErrorCode(text: string, version: OcppVersion): OcppErrorCode | undefined {
  const code = byLetters.get(text.trim().toLowerCase());
  return code && spellErrorCode(code, version);
}

/** The error a CALLERROR frame stands for; an unknown code becomes GenericError and stays readable in the description. */
export function errorFromFrame(
  frame: { code: string; description: string; details: unknown },
  version: OcppVersion,
): OcppError {
  const code = readErrorCode(frame.code, version);
  if (code) return new OcppError(code, frame.description, frame.details);
  return new OcppError('GenericError', `${frame.code}: ${frame.description}`, frame.details);
}
