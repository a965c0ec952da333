import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEvse, readInteger, readNumber, readText, readWh } from './edge.ts';

test('text from stations loses NUL and lone surrogates, and nothing else (S-8)', () => {
  assert.equal(readText('a\0b', 10), 'ab');
  assert.equal(readText('a\ud800b', 10), 'a\ufffdb');
  assert.equal(readText('<script>=1+1', 50), '<script>=1+1');
});

test('text cut in the middle of a character stays well formed (S-8)', () => {
  assert.equal(readText('ab\u{1f50c}', 3)?.isWellFormed(), true);
});

test('a number where text belongs is kept as text, other things are none', () => {
  assert.equal(readText(42, 10), '42');
  for (const nothing of [undefined, null, {}, []]) assert.equal(readText(nothing, 10), null);
});

test('numbers come as numbers or strings, with blanks or a comma (E-13)', () => {
  const spellings: [unknown, number][] = [
    [1234.5, 1234.5],
    ['1234.5', 1234.5],
    [' 1 234,5 ', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['1,234,567', 1_234_567],
    ['1.2E3', 1200],
    ['-3', -3],
    ['.5', 0.5],
  ];
  for (const [spelling, number] of spellings) assert.equal(readNumber(spelling), number, String(spelling));
});

test('words, JSON, hexadecimals and infinities are no numbers (E-13)', () => {
  for (const word of ['', 'n/a', '{"v":1}', '0x10', 'Infinity', '1e999', NaN, Infinity, null, true, [1]]) {
    assert.equal(readNumber(word), null, String(word));
  }
});

test('numbers are bounded at the edge, so that none can fail a batch (S-8)', () => {
  assert.equal(readInteger(2 ** 31 - 1), 2 ** 31 - 1);
  assert.equal(readInteger(2 ** 31), null);
  assert.equal(readInteger(1.5), null);
  assert.equal(readInteger('-1'), -1);
  assert.equal(readEvse(10_000), null);
  assert.equal(readEvse(-1), null);
  assert.equal(readEvse(0), 0);
  assert.equal(readWh(1e16), null);
  assert.equal(readWh(-1), null);
  assert.equal(readWh('1234.6'), 1235);
});
