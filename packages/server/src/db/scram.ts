// Turns a password into what PostgreSQL stores of it, so that no statement, and no log of one, carries the password.
import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

const ITERATIONS = 4096;

/** The SCRAM-SHA-256 verifier of RFC 5803. The salt follows from name and password: the same start writes the same one. */
export function scramVerifier(role: string, password: string): string {
  const salt = createHash('sha256').update(`${role}\0${password}`).digest().subarray(0, 16);
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}
