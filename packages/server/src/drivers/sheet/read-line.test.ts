import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cells } from '../../sheets/sheets.ts';
import { columns, type Column } from './columns.ts';
import { readLine } from './read-line.ts';

const has = new Set(columns);
const empty = Object.fromEntries(columns.map((column) => [column, ''])) as Cells<Column>;
const read = (token: string, type = '') => readLine(2, { ...empty, token, 'token type': type }, has).token?.token;

test('the bytes of a card are one token, with spaces or colons between them or not; what else is written stays', () => {
  const written = ['AB CD:EF', '04:a1:b2', '04A1B2', 'Key 12', 'AB CDE', 'AB'];
  assert.deepEqual(
    written.map((token) => read(token)),
    ['ABCDEF', '04a1b2', '04A1B2', 'Key 12', 'AB CDE', 'AB'],
  );
  assert.equal(read('00:1A:2B', 'mac_address'), '00:1A:2B');
});
