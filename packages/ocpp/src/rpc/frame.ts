// Text in, typed frame out, and the frames we send as text; knows no session, no action and no payload.
import type { OcppVersion } from '../version.ts';
import type { OcppErrorCode } from './errors.ts';

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

/** Reads one text message. Never throws; what cannot be read is `malformed` with the answer F-3 wants. */
export function parseFrame(_text: string, _version: OcppVersion): Frame {
  return { kind: 'malformed', reason: 'not written yet', reply: undefined };
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
