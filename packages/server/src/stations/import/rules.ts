// What the lines of an import say, and what is wrong with each, by line and column. Pure.
import { readSheet } from './sheet.ts';

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

/** The first line of the sheet is line 1. */
export type Fault = { line: number; column: string; problem: string };

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
export type Known = { findGroup(said: string): number | 'several' | undefined; isTaken(identifier: string): boolean };

type Cells = Record<Column, string>;
type Sheet = { rows: { line: number; cells: Cells }[]; faults: Fault[] };

export function readRows(text: string): Sheet {
  const [head = [], ...rest] = readSheet(text);
  const names = head.map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => name !== '' && !columns.some((column) => column === name));
  const missing = needed.filter((column) => !names.includes(column));
  const faults: Fault[] = [
    ...unknown.map((column) => ({ line: 1, column, problem: `There is no such column. Use: ${columns.join(', ')}.` })),
    ...missing.map((column) => ({ line: 1, column, problem: 'This column is missing.' })),
  ];
  const filled = rest
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (filled.length > mostLines) {
    faults.push({
      line: 1,
      column: '',
      problem: `These are ${filled.length} lines. Import ${mostLines} at most at once.`,
    });
  }
  if (filled.length === 0) faults.push({ line: 1, column: '', problem: 'There is no charging station in it.' });
  if (faults.length > 0) return { rows: [], faults };
  const place = (column: Column) => names.indexOf(column);
  const rows = filled.map(({ cells, line }) => ({
    line,
    cells: Object.fromEntries(columns.map((column) => [column, (cells[place(column)] ?? '').trim()])) as Cells,
  }));
  return { rows, faults };
}

export function judgeRows({ rows, faults }: Sheet, known: Known): { lines: ImportLine[]; faults: Fault[] } {
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
  return { lines, faults: all };
}

const proofs = ['', 'password', 'first_contact', 'none'];

function faultsOf(cells: Cells, known: Known): [Column, string][] {
  const { name, identifier, group, proof, password, address, latitude, longitude, note } = cells;
  const found = known.findGroup(group);
  const checks: [wrong: boolean, Column, string][] = [
    [name === '' || name.length > 200, 'name', 'Give a name of 200 letters at most.'],
    [!/^[A-Za-z0-9_-]{1,48}$/.test(identifier), 'identifier', 'Use letters, digits, minus and underscore, 48 at most.'],
    [known.isTaken(identifier), 'identifier', 'Charging station already exists for that identifier.'],
    [found === undefined, 'group', 'There is no such charging group. Give its name, or its path: ACME / Pine Mall.'],
    [found === 'several', 'group', 'Several charging groups have this name. Give its path: ACME / Pine Mall.'],
    [!proofs.includes(proof), 'proof', 'Use password, first_contact or none.'],
    [password !== '' && !/^[\x20-\x7e]{16,40}$/.test(password), 'password', 'Use 16 to 40 letters, digits and signs.'],
    [password !== '' && !['', 'password'].includes(proof), 'password', `There is none where the proof is ${proof}.`],
    [address.length > 500, 'address', 'Use 500 letters at most.'],
    [note.length > 2000, 'note', 'Use 2,000 letters at most.'],
    [!isWithin(latitude, 90), 'latitude', 'Give degrees from -90 to 90, with a point.'],
    [!isWithin(longitude, 180), 'longitude', 'Give degrees from -180 to 180, with a point.'],
    [(latitude === '') !== (longitude === ''), latitude === '' ? 'latitude' : 'longitude', 'Give both, or neither.'],
  ];
  return checks.filter(([wrong]) => wrong).map(([, column, problem]) => [column, problem]);
}

function isWithin(text: string, most: number): boolean {
  return text === '' || (/^-?\d+(\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most);
}

function lineFrom(line: number, cells: Cells, known: Known): ImportLine {
  const { name, identifier, address, note, password } = cells;
  const degrees = (text: string) => (text === '' ? null : Number(text));
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

/** Groups by their name, where only one has it, and by their path from the top. */
export function groupFinder(
  groups: readonly { id: number; parentId: number | null; name: string }[],
): Known['findGroup'] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const found = new Map<string, number | 'several'>();
  const keyOf = (names: readonly string[]) => names.map((name) => name.trim().toLowerCase()).join('/');
  const add = (key: string, id: number) => found.set(key, found.has(key) && found.get(key) !== id ? 'several' : id);
  for (const group of groups) {
    const path: string[] = [];
    for (let at = byId.get(group.id); at !== undefined; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
      path.unshift(at.name);
      add(keyOf(path), group.id);
    }
  }
  return (said) => found.get(keyOf(said.split('/')));
}
