import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvLine } from './csv.ts';

test('what a spreadsheet would run is text in it (S-8)', () => {
  for (const start of ['=', '+', '-', '@', '\t', '\r']) {
    const [cell = ''] = csvLine([`${start}1+1`, 'next']).split(',next');
    assert.ok(cell.replace(/^"/, '').startsWith(`'${start}`), JSON.stringify(cell));
  }
  assert.equal(csvLine(['=1+1', -5]), "'=1+1,-5\r\n");
});

test('commas, quotes and line ends stay within their cell', () => {
  assert.equal(csvLine(['a,b', 'say "no"', 'two\nlines', null, 0]), '"a,b","say ""no""","two\nlines",,0\r\n');
});

test('where cells are set apart by semicolons, numbers have a decimal comma', () => {
  assert.equal(csvLine([60.17, -5, '60.17', 'a;b'], ';'), '60,17;-5;60.17;"a;b"\r\n');
});
