// What one operator may do to another's role, base group, status and account. Pure.
import type { FailureCode } from '../../failures.ts';
import type { Role } from '../../viewer.ts';

/** What an operator may do and see. */
export type Standing = { role: Role; baseGroupId: number; active: boolean };
export type Managed = Standing & { id: number; activated: boolean };

/** Why an operator keeps role, base group, status and account, whoever asks. */
export type Hold = 'own_account' | 'last_admin';

export type Circumstances = {
  /** Who asks; a program is no operator. */
  asker: { id: number | null; role: Role };
  rootGroupId: number;
  /** How many others are active admins of the whole organization. */
  otherAdmins: number;
};

/** One who can log in and see and do everything: without any, nobody could let another in. */
export function isAdminOfAll({ role, baseGroupId, active, activated }: Managed, rootGroupId: number): boolean {
  return role === 'admin' && active && activated && baseGroupId === rootGroupId;
}

export function holdOn(operator: Managed, { asker, rootGroupId, otherAdmins }: Circumstances): Hold | null {
  if (isAdminOfAll(operator, rootGroupId) && otherAdmins === 0) return 'last_admin';
  return operator.id === asker.id ? 'own_account' : null;
}

const refusals: Record<Hold, FailureCode> = { own_account: 'access_denied', last_admin: 'last_admin' };

/** Undefined where the wish may be fulfilled; that the base groups lie in the asker's domain is asked elsewhere. */
export function refusalOfEdit(operator: Managed, wish: Standing, around: Circumstances): FailureCode | undefined {
  if (isSameStanding(operator, wish)) return undefined;
  if (wish.role === 'admin' && around.asker.role !== 'admin') return 'access_denied';
  return refusalOfDelete(operator, around);
}

export function refusalOfDelete(operator: Managed, around: Circumstances): FailureCode | undefined {
  const hold = holdOn(operator, around);
  return hold === null ? undefined : refusals[hold];
}

function isSameStanding(a: Standing, b: Standing): boolean {
  return a.role === b.role && a.baseGroupId === b.baseGroupId && a.active === b.active;
}
