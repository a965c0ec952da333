// Operators: who may use the panel, and their logins.
import type { TenantTx } from '../db/doors.ts';
import type { Role } from '../viewer.ts';
import { demandGoodPassword, hashPassword } from './logins/passwords.ts';
import { insertOperator } from './queries.ts';

export {
  beginLogin,
  findEndedLogins,
  findLoggedIn,
  type LoginParts,
  type NewLogin,
  type Place,
} from './logins/logins.ts';
export { demandGoodPassword } from './logins/passwords.ts';
export { resetPassword } from './new-password.ts';
export { createThrottle } from './logins/throttle.ts';

export type NewOperator = {
  username: string;
  name: string;
  email: string;
  password: string;
  role: Role;
  baseGroupId: number;
};

/** Returns the new operator's id. */
export async function createOperator(tx: TenantTx, { password, ...operator }: NewOperator): Promise<number> {
  demandGoodPassword(password, operator, 'password');
  return insertOperator(tx, { ...operator, passwordHash: await hashPassword(password) });
}
