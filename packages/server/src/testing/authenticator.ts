// What an authenticator app shows for a secret: for tests of the second factor, in the server and in the browser.
import { generateSync } from 'otplib';

/** The code of the half minute in which this instant lies. */
export function codeShown(secret: string, at: Date): string {
  return generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) });
}
