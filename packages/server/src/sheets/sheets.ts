// Sheets that operators import: rows under a head that names their columns, and what is wrong with them, by line and column. Pure.
import { readRows } from './read-rows.ts';
import type { Fault } from './wire.ts';

export type { Fault };
export type Cells<Column extends string> = Readonly<Record<Column, string>>;
/** The first line of the sheet is line 1. */
export type Row<Column extends string> = { line: number; cells: Cells<Column> };

export type Sheet<Column extends string> = {
  /** What is wrong with the head. */
  faults: Fault[];
  /** The columns that it has. */
  has: ReadonlySet<Column>;
  /** Read once, as they are asked for; without empty ones. A column that is missing is empty in all of them. */
  rows: Iterable<Row<Column>>;
};

export function openSheet<Column extends string>(
  text: string,
  { columns, needed }: { columns: readonly Column[]; needed: readonly Column[] },
): Sheet<Column> {
  const read = readRows(text);
  const head = read.next();
  const names = (head.done === true ? [] : head.value).map((name) => name.trim().toLowerCase());
  const unknown = names.filter((name) => name !== '' && !columns.some((column) => column === name));
  const missing = needed.filter((column) => !names.includes(column));
  const twice = columns.filter((column) => names.indexOf(column) !== names.lastIndexOf(column));
  const faults: Fault[] = [
    ...unknown.map((column) => ({ line: 1, column, problem: `There is no such column. Use: ${columns.join(', ')}.` })),
    ...missing.map((column) => ({ line: 1, column, problem: 'This column is missing.' })),
    ...twice.map((column) => ({ line: 1, column, problem: 'This column is there twice.' })),
  ];
  const has = new Set(columns.filter((column) => names.includes(column)));
  return { faults, has, rows: rowsOf(read, columns, names) };
}

function* rowsOf<Column extends string>(
  read: Iterable<string[]>,
  columns: readonly Column[],
  names: readonly string[],
): Generator<Row<Column>, void, undefined> {
  const places = columns.map((column) => [column, names.indexOf(column)] as const);
  let line = 1;
  for (const values of read) {
    line += 1;
    if (values.every((value) => value.trim() === '')) continue;
    const cells = Object.fromEntries(places.map(([column, place]) => [column, (values[place] ?? '').trim()]));
    yield { line, cells: cells as Cells<Column> };
  }
}
