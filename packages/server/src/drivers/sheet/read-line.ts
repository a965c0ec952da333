// What one line of the sheet says of a charging user and a token, and what in it nobody could mean. Pure; knows no other line.
import type { Cells } from '../../sheets/sheets.ts';
import { tokenKey, type Token } from '../../tokens/tokens.ts';
import { listMark, type Column } from './columns.ts';

export type Said = {
  line: number;
  /** Null where the token is nobody's. */
  user: SaidUser | null;
  token: SaidToken | null;
};

/** What is undefined stays as it is, or is as usual for a new one. */
export type SaidUser = {
  emailKey: string;
  email: string;
  firstName?: string;
  lastName?: string;
  active?: boolean;
  driverGroup?: string;
  homeGroup?: string;
  accessGroups?: readonly string[];
  accessStations?: readonly string[];
};

export type SaidToken = {
  key: string;
  token: string;
  type?: Token['type'];
  name?: string;
  active?: boolean;
  validFrom?: string | null;
  validTo?: string | null;
};

export type Problem = [column: Column, problem: string];

const types = ['iso14443', 'iso15693', 'key_code', 'local', 'emaid', 'mac_address'] as const;
const states = ['active', 'inactive'];

export function problemsOf(cells: Cells<Column>, has: ReadonlySet<Column>): Problem[] {
  const { email, token, status } = cells;
  const [from, to] = [cells['valid from'], cells['valid to']];
  const type = cells['token type'];
  const checks: [wrong: boolean, Column, string][] = [
    [email === '' && token === '', 'email', 'Give an e-mail address, a token, or both.'],
    [email !== '' && !isEmail(email), 'email', 'This is no e-mail address.'],
    [cells['first name'].length > 100, 'first name', 'Use 100 letters at most.'],
    [cells['last name'].length > 100, 'last name', 'Use 100 letters at most.'],
    [!isState(status), 'status', 'Use active or inactive.'],
    [token.length > 255, 'token', 'Use 255 characters at most.'],
    [
      isMadeNumber(token),
      'token',
      'A spreadsheet has made a number of it. Give the column the format text, and fill it in again.',
    ],
    [type !== '' && !types.some((one) => one === type), 'token type', `Use ${types.join(', ')}.`],
    [cells['token name'].length > 200, 'token name', 'Use 200 letters at most.'],
    [!isState(cells['token status']), 'token status', 'Use active or inactive.'],
    [!isDay(from), 'valid from', 'Give a day like 2026-12-31, or nothing.'],
    [!isDay(to), 'valid to', 'Give a day like 2026-12-31, or nothing.'],
  ];
  const found = checks.filter(([wrong]) => wrong).map(([, column, problem]): Problem => [column, problem]);
  // A NUL is what no text of the database can hold.
  const unfit = [...has].filter((column) => cells[column].includes('\0'));
  return [...found, ...unfit.map((column): Problem => [column, 'A character in it cannot be kept.'])];
}

export function readLine(line: number, cells: Cells<Column>, has: ReadonlySet<Column>): Said {
  const { email, token } = cells;
  return { line, user: email === '' ? null : readUser(cells, has), token: token === '' ? null : readToken(cells, has) };
}

function readUser(cells: Cells<Column>, has: ReadonlySet<Column>): SaidUser {
  const { email, status } = cells;
  const list = (text: string) =>
    text
      .split(listMark)
      .map((one) => one.trim())
      .filter((one) => one !== '');
  return {
    email,
    emailKey: email.toLowerCase(),
    ...(has.has('first name') && { firstName: cells['first name'] }),
    ...(has.has('last name') && { lastName: cells['last name'] }),
    ...(status !== '' && { active: isActive(status) }),
    ...(has.has('charging user group') && { driverGroup: cells['charging user group'] }),
    ...(cells['home group'] !== '' && { homeGroup: cells['home group'] }),
    ...(has.has('access groups') && { accessGroups: list(cells['access groups']) }),
    ...(has.has('access stations') && { accessStations: list(cells['access stations']) }),
  };
}

/** Bytes are printed on cards, and told by readers, with spaces or colons between them; stations send none. */
const spacedBytes = /^[0-9a-f]{2}(?:[\s:]+[0-9a-f]{2})+$/i;

function readToken(cells: Cells<Column>, has: ReadonlySet<Column>): SaidToken {
  const type = types.find((one) => one === cells['token type']);
  const isOfCard = type === undefined || type === 'iso14443' || type === 'iso15693';
  const token = isOfCard && spacedBytes.test(cells.token) ? cells.token.replaceAll(/[\s:]/g, '') : cells.token;
  const day = (text: string) => (text === '' ? null : text);
  return {
    token,
    key: tokenKey(token),
    ...(type !== undefined && { type }),
    ...(has.has('token name') && { name: cells['token name'] }),
    ...(cells['token status'] !== '' && { active: isActive(cells['token status']) }),
    ...(has.has('valid from') && { validFrom: day(cells['valid from']) }),
    ...(has.has('valid to') && { validTo: day(cells['valid to']) }),
  };
}

function isState(text: string): boolean {
  return text === '' || states.includes(text.toLowerCase());
}

function isActive(text: string): boolean {
  return text.toLowerCase() === 'active';
}

function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^\s@]+@[^\s@]+$/.test(text);
}

function isDay(text: string): boolean {
  if (text === '') return true;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Such as 4,1E+15: what a long token of digits looks like after it was opened and saved. */
function isMadeNumber(text: string): boolean {
  return /^\d([.,]\d+)?E\+\d+$/i.test(text);
}
