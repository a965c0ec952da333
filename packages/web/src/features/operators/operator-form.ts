// What can be said about an operator's fields before they are sent; knows no component.
import type { OperatorEdit } from '../../api/contract.ts';

/** As the form has it: the base group may not be chosen yet. */
export type OperatorValues = {
  name: string;
  email: string;
  role: OperatorEdit['role'];
  baseGroupId: number | null;
};

export type Fault = 'nameMissing' | 'emailWrong' | 'baseGroupMissing' | 'usernameMissing' | 'usernameSpaces';

export function faultsOf({ name, email, baseGroupId }: OperatorValues): Partial<Record<keyof OperatorValues, Fault>> {
  return {
    ...(name.trim() === '' && { name: 'nameMissing' }),
    ...(!/^[^\s@]+@[^\s@]+$/.test(email.trim()) && { email: 'emailWrong' }),
    ...(baseGroupId === null && { baseGroupId: 'baseGroupMissing' }),
  };
}

export function usernameFault(username: string): Fault | undefined {
  if (username.trim() === '') return 'usernameMissing';
  return /\s/.test(username.trim()) ? 'usernameSpaces' : undefined;
}
