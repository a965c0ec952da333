// Operators' passwords: what may be one (S-13), and how they are kept and compared.
import { hash, verify } from '@node-rs/argon2';
import { Failure } from '../../failures.ts';
import { commonPasswords, isCommonWord } from './common-passwords.ts';

// What OWASP asks of argon2id at least; more would let a few logins at once fill a small machine.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Nobody's password, so that an unknown account costs the same time as a known one (S-14). */
const nobodys = { hash: undefined as Promise<string> | undefined };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

export async function isRightPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password);
  nobodys.hash ??= hashPassword('nobody knows this one');
  await verify(await nobodys.hash, password);
  return false;
}

/** Whose password it is to be. */
export type Named = { username: string; name: string; email: string };

export function demandGoodPassword(password: string, whose: Named, field: string): void {
  const fault = passwordFault(password, whose);
  if (fault !== undefined) throw new Failure('password_policy', { detail: fault, fields: { [field]: fault } });
}

function passwordFault(password: string, whose: Named): string | undefined {
  const lower = password.toLowerCase();
  if (password.length < 12) return 'A password has 12 characters at least.';
  if (password.length > 128) return 'A password has 128 characters at most.';
  if (namesOf(whose).some((name) => lower.includes(name)))
    return 'A password does not contain the user name, the e-mail address or the name of the one whose it is.';
  if (isCommon(lower)) return 'This password is one of the first that strangers try.';
  return undefined;
}

/** What strangers know of somebody. Shorter parts of names are in many words by chance. */
function namesOf({ username, name, email }: Named): string[] {
  const whole = [username, email.split('@')[0] ?? ''].filter((word) => word.length >= 3);
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4);
  return [...whole, ...parts].map((word) => word.trim().toLowerCase());
}

function isCommon(lower: string): boolean {
  return commonPasswords.has(lower) || new Set(lower).size < 3 || isRun(lower) || isCommonWord(lower);
}

/** "abcdefghijkl", "123456789123": letters and figures in their order, begun anew once at most. */
function isRun(lower: string): boolean {
  const steps = Array.from(lower.slice(1), (sign, index) => sign.charCodeAt(0) - lower.charCodeAt(index));
  return steps.filter((step) => step !== 0 && Math.abs(step) !== 1).length <= 1;
}
