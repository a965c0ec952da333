// Operators' passwords: what may be one (S-13), and how they are kept and compared.
import { hash, verify } from '@node-rs/argon2';
import { Failure } from '../../failures.ts';
import { commonPasswords } from './common-passwords.ts';

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

export function demandGoodPassword(password: string, username: string, field: string): void {
  const fault = passwordFault(password, username);
  if (fault !== undefined) throw new Failure('password_policy', { detail: fault, fields: { [field]: fault } });
}

function passwordFault(password: string, username: string): string | undefined {
  const lower = password.toLowerCase();
  const name = username.trim().toLowerCase();
  if (password.length < 12) return 'A password has 12 characters at least.';
  if (password.length > 128) return 'A password has 128 characters at most.';
  if (name.length > 0 && lower.includes(name)) return 'A password does not contain the user name.';
  if (commonPasswords.has(lower) || new Set(lower).size < 3)
    return 'This password is one of the first that strangers try.';
  return undefined;
}
