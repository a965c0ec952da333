// The codes of a second factor: those of an authenticator app (TOTP, RFC 6238) and those that replace a lost one. Pure.
import { generateURI, ScureBase32Plugin, verifySync } from 'otplib';

export const secretBytes = 20;
export const recoveryCodes = { count: 10, letters: 10 };

const stepSeconds = 30;
/** Without I, L, O and U, which are misread; 32 letters, so that a random byte favours none. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export type ShownCode = { kind: 'app' | 'recovery'; code: string };

/** What somebody typed, however it was spaced; a recovery code may be written with the letters it does not have. */
export function readCode(typed: string): ShownCode {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  if (/^\d{6}$/.test(code)) return { kind: 'app', code };
  return { kind: 'recovery', code: code.replaceAll('O', '0').replace(/[IL]/g, '1') };
}

/**
 * The time step whose code this is, now or one step before or after; undefined where it is none of these, or no later than
 * the last one that was accepted.
 */
export function stepOf(code: string, secret: Buffer, now: Date, lastStep: number | null): number | undefined {
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret, token: code, epoch, period: stepSeconds, epochTolerance: stepSeconds });
  if (!found.valid || !('timeStep' in found)) return undefined;
  return lastStep === null || found.timeStep > lastStep ? found.timeStep : undefined;
}

export function secretAsText(secret: Buffer): string {
  return new ScureBase32Plugin().encode(secret, { padding: false });
}

/** What the picture says that an authenticator app reads. */
export function setUpAddress(secret: Buffer, operator: { username: string; organization: string }): string {
  // A colon would end the issuer's name within the label.
  const label = `${operator.username} at ${operator.organization}`.replaceAll(':', ' ');
  return generateURI({ issuer: 'Stationmaster', label, secret: secretAsText(secret) });
}

/** Ten letters in two halves for each ten bytes of chance. */
export function recoveryCodeOf(bytes: Buffer): string {
  const letters = Array.from(bytes, (byte) => alphabet[byte % alphabet.length]).join('');
  return `${letters.slice(0, letters.length / 2)}-${letters.slice(letters.length / 2)}`;
}
