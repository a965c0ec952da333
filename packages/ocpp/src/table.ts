// What one version of OCPP consists of, as seen by those who handle its messages.
import type { Deviation } from './deviation.ts';
import type { OcppError } from './rpc/errors.ts';
import type { OcppVersion, Subprotocol } from './version.ts';

/** Whether a payload belongs to a CALL or to its CALLRESULT. */
export type Direction = 'request' | 'response';

/**
 * A payload after the tolerant check (F-10). It is as usable as it could be made also with a `failure`: the caller
 * decides whether to refuse, which it must not for the messages of T-1.
 */
export type Checked = {
  payload: Record<string, unknown>;
  deviations: readonly Deviation[];
  /** The error to answer with, spelled for the version: a missing required field or a type past mending. */
  failure: OcppError | undefined;
};

/** One version's actions and checks. Schemas are compiled on first use. */
export type VersionTable = {
  readonly version: OcppVersion;
  readonly subprotocol: Subprotocol;
  /** Actions that stations call. */
  readonly fromStation: ReadonlySet<string>;
  /** Actions that the central system calls. */
  readonly toStation: ReadonlySet<string>;
  /** The messages of T-1: never refused, whatever their schema says, and answered the same again (F-6). */
  readonly transactional: ReadonlySet<string>;
  /** Checks what was received, tolerantly. Never throws; an unknown action is a `failure` NotImplemented (F-4). */
  check(action: string, direction: Direction, payload: unknown): Checked;
  /** The least that a request of the action must have, to be filled in; empty for an unknown action. */
  outline(action: string): Record<string, unknown>;
  /** Checks what we send, to the letter (F-10). Throws `OcppError` on the first thing wrong. */
  checkOutgoing(action: string, direction: Direction, payload: object): void;
};
