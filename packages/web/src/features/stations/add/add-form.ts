// What the form of a new charging station holds, and what of it is sent. Pure.
import type { NewStation } from '../../../api/contract.ts';

export const proofs = ['password', 'typed', 'first_contact', 'certificate', 'none'] as const;

export type AddValues = {
  name: string;
  identifier: string;
  groupId: number | null;
  proof: (typeof proofs)[number];
  password: string;
};

export const emptyStation: AddValues = { name: '', identifier: '', groupId: null, proof: 'password', password: '' };

export const isIdentifier = (text: string): boolean => /^[A-Za-z0-9_-]{1,48}$/.test(text);
/** What every station can hold: printable letters. */
export const isPassword = (text: string): boolean => /^[\x20-\x7e]{16,40}$/.test(text);

export function bodyOf({ name, identifier, groupId, proof, password }: AddValues): NewStation {
  const station = { name: name.trim(), identifier: identifier.trim(), groupId: Number(groupId) };
  return proof === 'typed' ? { ...station, proof: 'password', password } : { ...station, proof };
}
