import assert from 'node:assert/strict';
import { test } from 'node:test';
import { energyAt, energyTopWh, momentsOf } from './session-curve.ts';

const energy = [
  { atMs: 0, wh: 0 },
  { atMs: 60, wh: 101 },
  { atMs: 120, wh: 101 },
];

test('between two points of its curve the energy of a session runs straight, in whole watt-hours (E-7)', () => {
  assert.equal(energyAt(energy, -1), 0);
  assert.equal(energyAt(energy, 30), 50);
  assert.equal(energyAt(energy, 60), 101);
  assert.equal(energyAt(energy, 500), 101);
  assert.equal(energyAt([], 10), 0);
});

test('of two points of one instant the later one counts from then on', () => {
  const jump = [
    { atMs: 10, wh: 0 },
    { atMs: 10, wh: 7 },
  ];
  assert.equal(energyAt(jump, 9), 0);
  assert.equal(energyAt(jump, 10), 7);
});

test('a chart stops at every instant of which something is known, once', () => {
  const power = [
    { atMs: 90, powerW: 40 },
    { atMs: 60, powerW: 7400 },
  ];
  assert.deepEqual(momentsOf(energy, power), [
    { atMs: 0, powerW: null, wh: 0 },
    { atMs: 60, powerW: 7400, wh: 101 },
    { atMs: 90, powerW: 40, wh: 101 },
    { atMs: 120, powerW: null, wh: 101 },
  ]);
});

test('the energy axis has round steps, as many as the power axis, and ends above the highest value', () => {
  assert.equal(energyTopWh(18_120, 3), 30_000);
  assert.equal(energyTopWh(18_120, 4), 20_000);
  assert.equal(energyTopWh(0, 4), 1000);
  for (const highestWh of [83, 999, 1001, 7_499, 61_300, 4_076_000]) {
    for (const steps of [2, 3, 4, 5]) assert.ok(energyTopWh(highestWh, steps) >= highestWh);
  }
});
