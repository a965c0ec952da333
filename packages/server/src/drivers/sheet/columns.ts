// The columns of the sheet of charging users and tokens, as they are exported and imported.
import type { GermanSheet } from '../../sheets/sheets.ts';

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

export const german: GermanSheet<Column> = {
  heads: {
    email: 'E-Mail',
    'first name': 'Vorname',
    'last name': 'Nachname',
    status: 'Status',
    'charging user group': 'Ladenutzergruppe',
    'home group': 'Stammgruppe',
    'access groups': 'Berechtigte Ladegruppen',
    'access stations': 'Berechtigte Ladestationen',
    token: 'Token',
    'token type': 'Art des Tokens',
    'token name': 'Name des Tokens',
    'token status': 'Status des Tokens',
    'valid from': 'Gültig ab',
    'valid to': 'Gültig bis',
  },
  cells: { active: 'aktiv', inactive: 'inaktiv' },
  coded: ['status', 'token status'],
};

export const needed: readonly Column[] = ['email'];

/** Between the groups, and the stations, of one cell. */
export const listMark = '|';
