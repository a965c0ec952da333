// Sheets that operators import: rows under a head that names their columns, and what is wrong with them, by line and column. Pure.
import { readRows } from './read-rows.ts';
import type { Fault } from './wire.ts';

export type { Fault };
export type Cells<Column extends string> = Readonly<Record<Column, string>>;
/** The first line of the sheet is line 1. */
export type Row<Column extends string> = { line: number; cells: Cells<Column> };

/** What the same columns, and codes in those that hold some, are called in German. Either language is understood. */
export type GermanSheet<Column extends string> = {
  heads: Readonly<Record<Column, string>>;
  cells: Readonly<Record<string, string>>;
  coded: readonly Column[];
};

export type Sheet<Column extends string> = {
  /** What is wrong with the head. */
  faults: Fault[];
  /** The columns that it has. */
  has: ReadonlySet<Column>;
  /** Read once, as they are asked for; without empty ones. A column that is missing is empty in all of them. */
  rows: Iterable<Row<Column>>;
  /** A fault with its column as the sheet calls it. */
  asInFile(fault: Fault): Fault;
};

type Options<Column extends string> = {
  columns: readonly Column[];
  needed: readonly Column[];
  german: GermanSheet<Column>;
};

export function openSheet<Column extends string>(text: string, options: Options<Column>): Sheet<Column> {
  const { columns, needed, german } = options;
  const read = readRows(text);
  const head = read.next();
  const written = (head.done === true ? [] : head.value).map((name) => name.trim());
  const inGerman = new Map<string, Column>(columns.map((column) => [german.heads[column].toLowerCase(), column]));
  const isEnglish = (name: string) => columns.some((column) => column === name);
  const lower = written.map((name) => name.toLowerCase());
  const names = lower.map((name) => (isEnglish(name) ? name : (inGerman.get(name) ?? name)));
  const isGerman = lower.some((name) => !isEnglish(name) && inGerman.has(name));
  const headOf = (column: Column) => (isGerman ? german.heads[column] : column);
  const choices = columns.map(headOf).join(', ');
  const unknown = names.filter((name) => name !== '' && !isEnglish(name));
  const missing = needed.filter((column) => !names.includes(column));
  const twice = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  const faults: Fault[] = [
    ...unknown.map((column) => ({ line: 1, column, problem: `There is no such column. Use: ${choices}.` })),
    ...missing.map((column) => ({ line: 1, column, problem: 'This column is missing.' })),
    ...twice.map((column) => ({ line: 1, column, problem: 'This column is there twice.' })),
  ];
  const has = new Set(columns.filter((column) => names.includes(column)));
  // A column that is not there is called as it would be beside the others.
  const asInFile = (fault: Fault): Fault => {
    const known = columns.find((column) => column === fault.column);
    const head = known === undefined ? fault.column : headOf(known);
    return { ...fault, column: written[names.indexOf(fault.column)] ?? head };
  };
  return { faults: faults.map(asInFile), has, rows: rowsOf(read, names, options), asInFile };
}

function* rowsOf<Column extends string>(
  read: Iterable<string[]>,
  names: readonly string[],
  { columns, german }: Options<Column>,
): Generator<Row<Column>, void, undefined> {
  const places = columns.map((column) => [column, names.indexOf(column)] as const);
  const codes = new Map(Object.entries(german.cells).map(([code, word]) => [word.toLowerCase(), code]));
  const coded = new Set(german.coded);
  const codeOf = (cell: string) => codes.get(cell.toLowerCase()) ?? cell;
  let line = 1;
  for (const values of read) {
    line += 1;
    if (values.every((value) => value.trim() === '')) continue;
    const cells = Object.fromEntries(
      places.map(([column, place]) => {
        const cell = (values[place] ?? '').trim();
        return [column, coded.has(column) ? codeOf(cell) : cell];
      }),
    );
    yield { line, cells: cells as Cells<Column> };
  }
}
