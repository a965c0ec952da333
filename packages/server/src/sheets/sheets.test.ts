import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteOrderMark, csvLine } from '../http/csv.ts';
import { readRows } from './read-rows.ts';
import { openSheet } from './sheets.ts';

const read = (text: string) => [...readRows(text)];

test('a sheet is read with commas, semicolons or tabs, quotes, and the mark that spreadsheets put before it', () => {
  const rows = [
    ['name', 'identifier'],
    ['Entry; "A"', 'EV2'],
  ];
  assert.deepEqual(read('\uFEFFname;identifier\r\n"Entry; ""A""";EV2\r\n'), rows);
  assert.deepEqual(read('name,identifier\n"Entry; ""A""",EV2'), rows);
  assert.deepEqual(read('name\tidentifier\nTwo\nlines'), [['name', 'identifier'], ['Two'], ['lines']]);
  assert.deepEqual(read('name,note\nA,"two\nlines"'), [
    ['name', 'note'],
    ['A', 'two\nlines'],
  ]);
  assert.deepEqual(read(''), []);
});

test('whatever we write as CSV is read as it was, also what a spreadsheet would run (S-8)', () => {
  const texts = [
    'plain',
    '',
    '=1+1',
    '-5',
    "'=1+1",
    "''@x",
    "it's",
    "'quoted'",
    'a,b',
    'c;d',
    'say "no"',
    'two\r\nlines',
    '+\t-',
  ];
  const written = `${byteOrderMark}${csvLine(['first', 'second'])}${texts.map((text) => csvLine([text, 'x'])).join('')}`;
  assert.deepEqual(
    read(written).slice(1),
    texts.map((text) => [text, 'x']),
  );
});

const withoutGerman = { heads: { first: '1.', second: '2.', third: '3.' }, cells: {}, coded: [] };

test('rows are told by the names in the head, whatever their order; empty ones are passed over', () => {
  const sheet = openSheet(' Second ,first\n2, 1 \n,\n4', {
    columns: ['first', 'second', 'third'],
    needed: ['first'],
    german: withoutGerman,
  });
  assert.deepEqual([sheet.faults, [...sheet.has]], [[], ['first', 'second']]);
  assert.deepEqual(
    [...sheet.rows],
    [
      { line: 2, cells: { first: '1', second: '2', third: '' } },
      { line: 4, cells: { first: '', second: '4', third: '' } },
    ],
  );
});

test('a head is refused that misses a column, has one twice, or one that nobody knows', () => {
  const { faults } = openSheet('a,colour,a', {
    columns: ['a', 'b'],
    needed: ['b'],
    german: { heads: { a: 'A1', b: 'B1' }, cells: {}, coded: [] },
  });
  assert.deepEqual(
    faults.map(({ line, column }) => [line, column]),
    [
      [1, 'colour'],
      [1, 'b'],
      [1, 'a'],
    ],
  );
});

test('a German sheet says the same: its heads, codes in columns that hold some, and what is wrong with it in its own words', () => {
  const german = { heads: { name: 'Name', status: 'Zustand' }, cells: { active: 'aktiv' }, coded: ['status' as const] };
  const options = { columns: ['name', 'status'] as const, needed: [], german };
  const { faults, rows, asInFile } = openSheet('zustand;NAME\nAktiv;aktiv\nactive;x', options);
  assert.deepEqual(
    [...rows].map(({ cells }) => cells),
    [
      { name: 'aktiv', status: 'active' },
      { name: 'x', status: 'active' },
    ],
  );
  assert.deepEqual(faults, []);
  assert.equal(asInFile({ line: 2, column: 'status', problem: '' }).column, 'zustand');
  const missing = openSheet('Zustand', { ...options, needed: ['name'] }).faults;
  assert.deepEqual(missing, [{ line: 1, column: 'Name', problem: 'This column is missing.' }]);
  assert.match(openSheet('Zustand;Farbe', options).faults[0]?.problem ?? '', /Use: Name, Zustand\./);
});
