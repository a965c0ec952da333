// The columns of the sheet of charging users and tokens, as they are exported and imported.

export const columns = [
  'email',
  'first name',
  'last name',
  'status',
  'charging user group',
  'home group',
  'access groups',
  'access stations',
  'token',
  'token type',
  'token name',
  'token status',
  'valid from',
  'valid to',
] as const;
export type Column = (typeof columns)[number];

export const needed: readonly Column[] = ['email'];

/** Between the groups, and the stations, of one cell. */
export const listMark = '|';
