import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitOf, partsOf } from './fit.ts';

test('the whole fits better than a beginning, that better than a word’s, and that better than anywhere', () => {
  assert.deepEqual(
    ['mall', 'Mall of pines', 'The mall', 'Smallville', 'Pines'].map((text) => fitOf(' MALL', text)),
    [0, 1, 2, 3, 4],
  );
  assert.equal(fitOf('mall', 'Pines', 'The mall'), 2, 'the best of several counts');
  assert.equal(fitOf('  ', 'Pines'), 4);
});

test('what fits is emphasised, at the beginning of a word if it can be', () => {
  assert.deepEqual(partsOf('Small Mall', 'mall'), { before: 'Small ', match: 'Mall', after: '' });
  assert.deepEqual(partsOf('Smallville', 'MALL'), { before: 'S', match: 'mall', after: 'ville' });
  assert.deepEqual(partsOf('Pines', 'mall'), { before: 'Pines', match: '', after: '' });
  assert.deepEqual(partsOf('Pines', ' '), { before: 'Pines', match: '', after: '' });
  assert.deepEqual(partsOf('a.b (c)', '.b ('), { before: 'a', match: '.b (', after: 'c)' });
});

test('of letters that are longer when they are small nothing is cut', () => {
  assert.deepEqual(partsOf('İstanbul mall', 'mall'), { before: 'İstanbul mall', match: '', after: '' });
});
