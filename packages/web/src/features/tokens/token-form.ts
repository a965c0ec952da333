// What the form of a token holds, what is wrong with it, and what of it is sent. Pure.
import type { Token, TokenEdit } from '../../api/contract.ts';

export type TokenValues = {
  name: string;
  type: Token['type'];
  active: boolean;
  validFrom: string;
  validTo: string;
  infinite: boolean;
  owner: { id: number; name: string } | null;
};

export function valuesOf({ name, type, active, validFrom, validTo, driver }: Token): TokenValues {
  const days = { validFrom: validFrom ?? '', validTo: validTo ?? '', infinite: validTo === null };
  return { name, type, active, ...days, owner: driver };
}

export function bodyOf(values: TokenValues, isAdmin: boolean): TokenEdit {
  const { name, type, active, validFrom, validTo, infinite, owner } = values;
  return {
    name: name.trim(),
    type,
    active,
    validFrom: validFrom === '' ? null : validFrom,
    validTo: infinite || validTo === '' ? null : validTo,
    // Only admins say it: what others do not say stays as it is.
    ...(isAdmin && { driverId: owner?.id ?? null }),
  };
}

export function faultOf({ validFrom, validTo, infinite }: TokenValues): 'dayMissing' | 'daysTurned' | undefined {
  if (infinite) return undefined;
  if (validTo === '') return 'dayMissing';
  return validTo < validFrom ? 'daysTurned' : undefined;
}
