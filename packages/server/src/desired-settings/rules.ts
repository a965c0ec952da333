// Where a desired setting stands, told from its last try and from what the station has. Pure.
import type { CommandState } from '../facts.ts';

export const desiredStates = [
  /** Tried when the station connects. */
  'waiting',
  'underway',
  'applied',
  /** Taken for the next start of the station. */
  'restart',
  /** Taken, and yet the station says that it has another value. */
  'differs',
  'refused',
] as const;
export type DesiredState = (typeof desiredStates)[number];

export type Tried = { command: CommandState; status: string | null; isActual: boolean; isKnown: boolean };

export function desiredState({ command, status, isActual, isKnown }: Tried): DesiredState {
  switch (command) {
    case 'held':
    case 'queued':
    case 'sent':
      return 'underway';
    case 'waiting':
    case 'timed_out':
    case 'unknown':
    case 'cancelled':
      return 'waiting';
    case 'rejected':
      return 'refused';
    case 'failed':
      // Without the station's own word it was never asked, and is so at its next connection.
      return status === null ? 'waiting' : 'refused';
    case 'accepted':
      if (isActual) return 'applied';
      if (status === 'RebootRequired') return 'restart';
      return isKnown ? 'differs' : 'applied';
  }
}

/** Settings that are a station's password, as 1.6 and 2.x name them, however they are spelled: they have a way of their own. */
export function isSecretSetting(key: string): boolean {
  const plain = key.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return /^authorizationkey$|\.basicauthpassword(\[.*)?$/i.test(plain.trim());
}
