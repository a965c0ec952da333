// What a plausible charging curve is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Car, commonCar, powerW, startCharge, wholeWh } from './charging-curve.ts';
import { seededRandom } from '../world/random.ts';

const minuteMs = 60_000;
const steady = { sinceStartMs: minuteMs, noise: 0 };

function charge(car: Car = commonCar, supplyW = 11_000) {
  return startCharge({ car, supplyW, nowMs: 0, random: seededRandom(1) });
}

test('power rises at the start, is bounded by car and supply, and falls above four fifths of the battery', () => {
  assert.equal(powerW(commonCar, 22_000, { ...steady, sinceStartMs: 0, percent: 30 }), 3_667);
  assert.equal(powerW(commonCar, 22_000, { ...steady, percent: 30 }), 11_000);
  assert.equal(powerW(commonCar, 3_700, { ...steady, percent: 30 }), 3_700);
  assert.ok(powerW(commonCar, 22_000, { ...steady, percent: 90 }) < 7_000);
  assert.ok(powerW(commonCar, 22_000, { ...steady, percent: 99 }) > 800);
  assert.equal(powerW(commonCar, 22_000, { ...steady, percent: 100 }), 0);
});

test('noise never lifts power above what the supply gives', () => {
  for (const noise of [0, 0.3, 0.999]) {
    assert.ok(powerW(commonCar, 11_000, { sinceStartMs: minuteMs, percent: 40, noise }) <= 11_000);
  }
});

test('the meter counts the same whether it is read often or once', () => {
  const often = charge();
  for (let nowMs = 0; nowMs <= 600 * minuteMs; nowMs += 1_234) often.settle(nowMs);
  often.settle(600 * minuteMs);
  const once = charge();
  once.settle(600 * minuteMs);
  assert.equal(often.energyWattMs, once.energyWattMs);
  assert.ok(Number.isSafeInteger(once.energyWattMs));
});

test('the register is the sum of power and time to the watt-hour', () => {
  const read = charge();
  let sum = 0;
  for (let nowMs = 0; nowMs < 120 * minuteMs; nowMs += 10_000) {
    read.settle(nowMs);
    sum += read.powerW * 10_000;
  }
  read.settle(120 * minuteMs);
  assert.equal(wholeWh(read.energyWattMs), wholeWh(sum));
});

test('a car stops at its target and takes no more', () => {
  const full = charge({ ...commonCar, targetPercent: 60 });
  full.settle(24 * 60 * minuteMs);
  assert.equal(full.isFull, true);
  assert.equal(full.powerW, 0);
  const expectedWh = commonCar.batteryWh * 0.3;
  assert.ok(Math.abs(wholeWh(full.energyWattMs) - expectedWh) < 60);
});

test('a lower supply takes effect at once and a supply of nothing pauses', () => {
  const limited = charge();
  limited.settle(10 * minuteMs);
  limited.supply(4_000, 10 * minuteMs);
  assert.ok(limited.powerW <= 4_000 && limited.powerW > 3_900);
  limited.supply(0, 11 * minuteMs);
  const pausedAt = limited.energyWattMs;
  limited.settle(60 * minuteMs);
  assert.equal(limited.energyWattMs, pausedAt);
  assert.equal(limited.isFull, false);
});
