import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axesFor, barPath, namedIndexes } from './bar-steps.ts';

test('both axes begin at zero and have as many round steps; the line runs above the bars', () => {
  const pairs = [
    { bar: 540_000, line: 75 },
    { bar: 310_000, line: 38 },
  ];
  assert.deepEqual(axesFor(pairs, 4_000, 4), { barTop: 800_000, lineTop: 80, steps: 4 });
});

test('where the line cannot run above the bars, they are not made small for it', () => {
  const { barTop } = axesFor([{ bar: 100, line: 0 }], 4, 4);
  assert.ok(100 / barTop >= 0.5);
});

test('events are whole on their axis, however few', () => {
  assert.deepEqual(axesFor([{ bar: 0, line: 1 }], 4_000, 4), { barTop: 4_000, lineTop: 4, steps: 4 });
  assert.equal(axesFor([{ bar: 1, line: 9 }], 4_000, 4).lineTop, 12);
});

test('names stand evenly, and the last is among them', () => {
  assert.deepEqual(namedIndexes(30, 10), [2, 5, 8, 11, 14, 17, 20, 23, 26, 29]);
  assert.deepEqual(namedIndexes(7, 10), [0, 1, 2, 3, 4, 5, 6]);
  assert.deepEqual(namedIndexes(2, 0), [1]);
});

test('a bar of nothing is not drawn, and a low one has no higher corners than itself', () => {
  assert.equal(barPath({ x: 0, y: 10, width: 10, bottom: 10 }), '');
  assert.match(barPath({ x: 0, y: 9, width: 10, bottom: 10 }), /q0 -1 1 -1/);
});
