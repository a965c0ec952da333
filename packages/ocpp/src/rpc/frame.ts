// Text in, typed frame out, and the frames we send as text; knows no session and no payload.
import { maxIdLength, maxNestingDepth } from '../limits.ts';
import type { OcppVersion } from '../version.ts';
import type { OcppErrorCode } from './errors.ts';
import { spellErrorCode } from './errors.ts';
import { mendJson } from './mend-json.ts';
import { isNestedDeeper } from './nesting.ts';

/** One OCPP-J message, read. `mended` tells that its JSON was broken and repaired. */
export type Frame =
  | { kind: 'call'; id: string; action: string; payload: unknown; mended: boolean }
  | { kind: 'result'; id: string; payload: unknown }
  | { kind: 'error'; id: string; code: string; description: string; details: unknown }
  /** 2.1 type 6: never answered. */
  | { kind: 'send'; id: string; action: string; payload: unknown }
  /** 2.1 type 5: the partner could not use our result. */
  | { kind: 'resultError'; id: string; code: string; description: string; details: unknown }
  /** Not a message of this version (F-3); `reply` is the frame to send back, if any. */
  | { kind: 'malformed'; reason: string; reply: string | undefined };

/** Stands for an id that could not be read (OCPP-J 2.0.1 §4.2.3; 1.6 by its errata). */
const unreadableId = '-1';

/** Messages of T-1 that carry meter values: the only ones worth repairing, since refusing them loses energy. */
const mendableActions: ReadonlySet<string> = new Set(['MeterValues', 'StopTransaction', 'TransactionEvent']);

/** The legible beginning of a CALL whose rest is broken. */
const callHead = /^\s*\[\s*2\s*,\s*"([^"\\]{1,255})"\s*,\s*"(\w{1,64})"\s*,/;

/** Reads one text message. Never throws; what cannot be read is `malformed` with the answer F-3 wants. */
export function parseFrame(text: string, version: OcppVersion): Frame {
  const message = parseJson(text);
  if (message === undefined) return readBroken(text, version);
  if (isNestedDeeper(text, message, maxNestingDepth)) return tooDeep(message, version);
  return readMessage(message, version);
}

/** A CALL, as text. */
export function callFrame(id: string, action: string, payload: object): string {
  return JSON.stringify([2, id, action, payload]);
}

/** A CALLRESULT, as text. */
export function resultFrame(id: string, payload: object): string {
  return JSON.stringify([3, id, payload]);
}

/** A CALLERROR, as text: always five elements, description at most 255 characters (F-4). */
export function errorFrame(id: string, code: OcppErrorCode, description: string, details: unknown = {}): string {
  return JSON.stringify([4, id, code, description.slice(0, 255), details]);
}

/** Undefined where the text is not JSON; no JSON text means undefined. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readBroken(text: string, version: OcppVersion): Frame {
  const [, id, action = ''] = callHead.exec(text) ?? [];
  if (id === undefined) return unreadable('not JSON', version);
  const mendedText = mendableActions.has(action) ? mendJson(text) : '';
  const message = parseJson(mendedText);
  if (message === undefined || isNestedDeeper(mendedText, message, maxNestingDepth)) {
    return refused(id, 'RpcFrameworkError', 'not JSON', version);
  }
  const frame = readMessage(message, version);
  return frame.kind === 'call' ? { ...frame, mended: true } : frame;
}

function readMessage(message: unknown, version: OcppVersion): Frame {
  if (!Array.isArray(message) || message.length === 0) return unreadable('not a JSON array with elements', version);
  const parts: readonly unknown[] = message;
  switch (parts[0]) {
    case 2:
      return readCall(parts, version);
    case 3:
      return isId(parts[1]) ? { kind: 'result', id: parts[1], payload: parts[2] } : unanswered('result without an id');
    case 4:
      return readError('error', parts);
    case 5:
      return version === '2.1' ? readError('resultError', parts) : unknownType(parts, version);
    case 6:
      return version === '2.1' ? readSend(parts) : unknownType(parts, version);
    default:
      return unknownType(parts, version);
  }
}

function readCall(parts: readonly unknown[], version: OcppVersion): Frame {
  const [, id, action, payload] = parts;
  if (!isId(id)) return refused(unreadableId, 'RpcFrameworkError', 'message id is not a text of 1 to 255', version);
  if (!isAction(action)) return refused(id, 'RpcFrameworkError', 'action is not a text', version);
  return { kind: 'call', id, action, payload, mended: false };
}

function readSend(parts: readonly unknown[]): Frame {
  const [, id, action, payload] = parts;
  return isId(id) && isAction(action)
    ? { kind: 'send', id, action, payload }
    : unanswered('send without an id or action');
}

function readError(kind: 'error' | 'resultError', parts: readonly unknown[]): Frame {
  const [, id, code, description, details] = parts;
  if (!isId(id)) return unanswered('error without an id');
  return { kind, id, code: textOf(code), description: textOf(description), details: details ?? {} };
}

function unknownType(parts: readonly unknown[], version: OcppVersion): Frame {
  const reason = 'unknown message type';
  if (version === '1.6') return unanswered(reason);
  return refused(isId(parts[1]) ? parts[1] : unreadableId, 'MessageTypeNotSupported', reason, version);
}

function tooDeep(message: unknown, version: OcppVersion): Frame {
  const reason = `nested deeper than ${maxNestingDepth}`;
  const parts: readonly unknown[] = Array.isArray(message) ? message : [];
  const [type, id] = parts;
  return type === 2 && isId(id) ? refused(id, 'FormatViolation', reason, version) : unreadable(reason, version);
}

function unreadable(reason: string, version: OcppVersion): Frame {
  return version === '1.6' ? unanswered(reason) : refused(unreadableId, 'RpcFrameworkError', reason, version);
}

function unanswered(reason: string): Frame {
  return { kind: 'malformed', reason, reply: undefined };
}

function refused(id: string, code: OcppErrorCode, reason: string, version: OcppVersion): Frame {
  return { kind: 'malformed', reason, reply: errorFrame(id, spellErrorCode(code, version), reason) };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= maxIdLength;
}

function isAction(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
