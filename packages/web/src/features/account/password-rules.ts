// What can be said of a new password while it is typed; the server alone knows the list of those that strangers try. Pure.

export type Whose = { username: string; name: string; email: string };
export type PasswordRule = 'length' | 'names';

export const passwordRules: readonly PasswordRule[] = ['length', 'names'];

export function isKept(rule: PasswordRule, password: string, whose: Whose): boolean {
  const lower = password.toLowerCase();
  if (rule === 'length') return password.length >= 12 && password.length <= 128;
  return password !== '' && !namesOf(whose).some((name) => lower.includes(name));
}

/** As the server reads it: whole user name and mailbox, and parts of the name that are no accident. */
function namesOf({ username, name, email }: Whose): string[] {
  const whole = [username, email.split('@')[0] ?? ''].filter((word) => word.length >= 3);
  const parts = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 4);
  return [...whole, ...parts].map((word) => word.toLowerCase());
}
