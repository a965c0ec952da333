// What the lines of an import say, and what is wrong with each, by line and column. Pure.
import type { FindGroup } from '../../groups/groups.ts';
import { german } from '../list/words.ts';
import { openSheet, type Cells, type Fault, type Row } from '../../sheets/sheets.ts';

const columns = [
  'name',
  'identifier',
  'group',
  'proof',
  'password',
  'address',
  'latitude',
  'longitude',
  'note',
] as const;
type Column = (typeof columns)[number];
const needed: readonly Column[] = ['name', 'identifier', 'group'];
const mostLines = 10_000;

export type ImportLine = {
  line: number;
  name: string;
  identifier: string;
  groupId: number;
  proof: 'password' | 'first_contact' | 'none';
  password: string | null;
  address: string;
  latitude: number | null;
  longitude: number | null;
  note: string;
};

/** What must be known besides the sheet: groups by their names and paths, and which identifiers are taken. */
export type Known = { findGroup: FindGroup; isTaken(identifier: string): boolean };

type Lines = { rows: Row<Column>[]; faults: Fault[]; asInFile(fault: Fault): Fault };

export function readLines(text: string): Lines {
  const sheet = openSheet(text, { columns, needed, german: { ...german, coded: ['proof'] } });
  const rows = [...sheet.rows];
  const faults = [...sheet.faults];
  const ofSheet = (problem: string) => faults.push({ line: 1, column: '', problem });
  if (rows.length > mostLines) ofSheet(`These are ${rows.length} lines. Import ${mostLines} at most at once.`);
  if (rows.length === 0) ofSheet('There is no charging station in it.');
  const { asInFile } = sheet;
  return faults.length > 0 ? { rows: [], faults, asInFile } : { rows, faults, asInFile };
}

export function judgeRows({ rows, faults, asInFile }: Lines, known: Known): { lines: ImportLine[]; faults: Fault[] } {
  const lineOf = new Map<string, number>();
  const lines: ImportLine[] = [];
  const all = [...faults];
  for (const { line, cells } of rows) {
    const found = faultsOf(cells, known);
    const earlier = lineOf.get(cells.identifier);
    if (earlier !== undefined) found.push(['identifier', `Line ${earlier} has this identifier too.`]);
    lineOf.set(cells.identifier, earlier ?? line);
    all.push(...found.map(([column, problem]) => ({ line, column, problem })));
    if (found.length === 0) lines.push(lineFrom(line, cells, known));
  }
  return { lines, faults: all.map(asInFile) };
}

const proofs = ['', 'password', 'first_contact', 'none'];

function faultsOf(cells: Cells<Column>, known: Known): [Column, string][] {
  const { name, identifier, group, proof, password, address, latitude, longitude, note } = cells;
  const found = known.findGroup(group);
  const checks: [wrong: boolean, Column, string][] = [
    [name === '', 'name', 'Give the charging station a name.'],
    [name.length > 200, 'name', 'Use 200 letters at most.'],
    [!/^[A-Za-z0-9_-]{1,48}$/.test(identifier), 'identifier', 'Use letters, digits, minus and underscore, 48 at most.'],
    [known.isTaken(identifier), 'identifier', 'Charging station already exists for that identifier.'],
    [found === undefined, 'group', 'There is no such charging group. Give its name, or its path: ACME / Pine Mall.'],
    [found === 'several', 'group', 'Several charging groups have this name. Give its path: ACME / Pine Mall.'],
    [!proofs.includes(proof), 'proof', 'Use password, first_contact or none.'],
    [password !== '' && !/^[\x20-\x7e]{16,40}$/.test(password), 'password', 'Use 16 to 40 letters, digits and signs.'],
    [password !== '' && !['', 'password'].includes(proof), 'password', 'There is no password with this proof.'],
    [address.length > 500, 'address', 'Use 500 letters at most.'],
    [note.length > 2000, 'note', 'Use 2,000 letters at most.'],
    [!isWithin(latitude, 90), 'latitude', 'Give degrees from -90 to 90, with a point.'],
    [!isWithin(longitude, 180), 'longitude', 'Give degrees from -180 to 180, with a point.'],
    [(latitude === '') !== (longitude === ''), latitude === '' ? 'latitude' : 'longitude', 'Give both, or neither.'],
  ];
  return checks.filter(([wrong]) => wrong).map(([, column, problem]) => [column, problem]);
}

function isWithin(text: string, most: number): boolean {
  return text === '' || (/^-?\d+([.,]\d+)?$/.test(text) && Math.abs(degreesOf(text)) <= most);
}

/** A sheet with semicolons may have decimal commas. */
const degreesOf = (text: string): number => Number(text.replace(',', '.'));

function lineFrom(line: number, cells: Cells<Column>, known: Known): ImportLine {
  const { name, identifier, address, note, password } = cells;
  const degrees = (text: string) => (text === '' ? null : degreesOf(text));
  return {
    line,
    name,
    identifier,
    groupId: Number(known.findGroup(cells.group)),
    proof: cells.proof === 'none' || cells.proof === 'first_contact' ? cells.proof : 'password',
    password: password === '' ? null : password,
    address,
    note,
    latitude: degrees(cells.latitude),
    longitude: degrees(cells.longitude),
  };
}
