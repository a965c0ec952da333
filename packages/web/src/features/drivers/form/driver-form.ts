// What the form of a charging user holds, what is wrong with it, and what of it is sent. Pure.
import type { Driver, DriverEdit, NewDriver, Token } from '../../../api/contract.ts';

export type FormToken = Pick<Token, 'token' | 'type' | 'name' | 'active'> & {
  /** Tells tokens apart that have no id yet. */
  key: string;
  id: number | null;
  /** The shown card that it is, of which only as much is known here as the server tells. */
  presentationId: number | null;
  validFrom: string;
  validTo: string;
  infinite: boolean;
};

export type DriverValues = {
  firstName: string;
  lastName: string;
  email: string;
  active: boolean;
  homeGroupId: number | null;
  driverGroup: { id: number; name: string } | null;
  groups: { id: number; name: string }[];
  stations: { id: number; name: string; identifier: string }[];
  tokens: FormToken[];
  deletedTokenIds: number[];
};

export function emptyValues(homeGroupId: number): DriverValues {
  return {
    firstName: '',
    lastName: '',
    email: '',
    active: true,
    homeGroupId,
    driverGroup: null,
    groups: [],
    stations: [],
    tokens: [],
    deletedTokenIds: [],
  };
}

export function valuesOf(driver: Driver): DriverValues {
  const { firstName, lastName, email, active, homeGroup, driverGroup, rights } = driver;
  return {
    firstName,
    lastName,
    email,
    active,
    homeGroupId: homeGroup.id,
    driverGroup,
    groups: rights.groups,
    stations: rights.stations,
    tokens: driver.tokens.map(formTokenOf),
    deletedTokenIds: [],
  };
}

function formTokenOf({ id, token, type, name, active, validFrom, validTo }: Token): FormToken {
  const days = { validFrom: validFrom ?? '', validTo: validTo ?? '', infinite: validTo === null };
  return { key: String(id), id, presentationId: null, token, type, name, active, ...days };
}

/** A card that was just shown. */
export function shownToken(tokens: readonly FormToken[], { id, token }: { id: number; token: string }): FormToken {
  return { ...newToken(tokens), presentationId: id, token };
}

export function newToken(tokens: readonly FormToken[]): FormToken {
  const nth = Math.max(0, ...tokens.map(({ key }) => Number(key.replace('new ', '')) || 0)) + 1;
  return {
    key: `new ${nth}`,
    id: null,
    presentationId: null,
    token: '',
    type: 'iso14443',
    name: '',
    active: true,
    validFrom: '',
    validTo: '',
    infinite: true,
  };
}

/** A token that was never saved is simply gone. */
export function withoutToken(
  { tokens, deletedTokenIds }: Pick<DriverValues, 'tokens' | 'deletedTokenIds'>,
  { key, id }: FormToken,
) {
  const left = tokens.filter((token) => token.key !== key);
  return { tokens: left, deletedTokenIds: id === null ? deletedTokenIds : [...deletedTokenIds, id] };
}

const isNew = ({ id }: FormToken) => id === null;
const isKept = ({ deletedTokenIds }: DriverValues, { id }: FormToken) => id !== null && !deletedTokenIds.includes(id);

const sentOf = ({ type, name, active, validFrom, validTo, infinite }: FormToken) => ({
  type,
  name: name.trim(),
  active,
  validFrom: validFrom === '' ? null : validFrom,
  validTo: infinite || validTo === '' ? null : validTo,
});

/** Bytes are printed on cards, and told by readers, with spaces or colons between them; stations send none. */
export function tokenTyped({ token, type }: Pick<FormToken, 'token' | 'type'>): string {
  const bare = token.trim();
  const isOfCard = type === 'iso14443' || type === 'iso15693';
  return isOfCard && /^[0-9a-f]{2}(?:[\s:]+[0-9a-f]{2})+$/i.test(bare) ? bare.replaceAll(/[\s:]/g, '') : bare;
}

const readOf = (token: FormToken) =>
  token.presentationId === null ? { token: tokenTyped(token) } : { presentationId: token.presentationId };

/** How the server calls a field of a token in what it says is wrong. */
export function fieldOf(values: DriverValues, token: FormToken, field: 'token' | 'validTo'): string {
  const [list, among] = isNew(token)
    ? ['addTokens', values.tokens.filter(isNew)]
    : ['changeTokens', values.tokens.filter((each) => isKept(values, each))];
  return `${list}.${among.indexOf(token)}.${field}`;
}

export type Fault = 'nameMissing' | 'emailWrong' | 'homeGroupMissing' | 'tokenMissing' | 'dayMissing' | 'daysTurned';

export function faultsOf(values: DriverValues): Record<string, Fault> {
  const faults: Record<string, Fault> = {};
  if (`${values.firstName}${values.lastName}`.trim() === '') faults['firstName'] = 'nameMissing';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email.trim())) faults['email'] = 'emailWrong';
  if (values.homeGroupId === null) faults['homeGroupId'] = 'homeGroupMissing';
  for (const token of values.tokens) {
    const { validFrom, validTo, infinite } = token;
    if (token.token.trim() === '') faults[fieldOf(values, token, 'token')] = 'tokenMissing';
    if (infinite) continue;
    if (validTo === '') faults[fieldOf(values, token, 'validTo')] = 'dayMissing';
    else if (validTo < validFrom) faults[fieldOf(values, token, 'validTo')] = 'daysTurned';
  }
  return faults;
}

function commonOf(values: DriverValues, isAdmin: boolean) {
  const { firstName, lastName, active, homeGroupId, driverGroup, groups, stations, tokens } = values;
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    active,
    homeGroupId: Number(homeGroupId),
    // Only admins say it: what others do not say stays as it is.
    ...(isAdmin && { driverGroupId: driverGroup?.id ?? null }),
    groupIds: groups.map(({ id }) => id),
    stationIds: stations.map(({ id }) => id),
    addTokens: tokens.filter(isNew).map((token) => ({ ...readOf(token), ...sentOf(token) })),
  };
}

export function newBodyOf(values: DriverValues, isAdmin: boolean): NewDriver {
  return { ...commonOf(values, isAdmin), email: values.email.trim() };
}

export function editBodyOf(values: DriverValues, isAdmin: boolean): DriverEdit {
  return {
    ...commonOf(values, isAdmin),
    changeTokens: values.tokens
      .filter((token) => isKept(values, token))
      .map((token) => ({ id: Number(token.id), ...sentOf(token) })),
    deleteTokenIds: values.deletedTokenIds,
  };
}
