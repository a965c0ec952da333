import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { News } from '../facts.ts';
import { createMemoryBus } from './memory.ts';

const failing = (error: unknown): never => assert.fail(String(error));
const news: News = { kind: 'point', organizationId: 1, stationId: 2 };

test('news reaches every listener until it stops listening', () => {
  const bus = createMemoryBus(failing);
  const first: (readonly News[])[] = [];
  const second: (readonly News[])[] = [];
  const stop = bus.onNews((said) => first.push(said));
  bus.onNews((said) => second.push(said));
  bus.publish([news]);
  stop();
  bus.publish([news]);
  assert.equal(first.length, 1);
  assert.deepEqual(second, [[news], [news]]);
});

test('a bell names the station that a command waits for', () => {
  const bus = createMemoryBus(failing);
  const rung: number[] = [];
  bus.onBell((stationId) => rung.push(stationId));
  bus.ring(7);
  assert.deepEqual(rung, [7]);
});

test('a listener that fails stops neither its neighbours nor the speaker', () => {
  const faults: unknown[] = [];
  const bus = createMemoryBus((error) => faults.push(error));
  const heard: number[] = [];
  bus.onBell(() => {
    throw new Error('broken listener');
  });
  bus.onBell((stationId) => heard.push(stationId));
  bus.ring(1);
  assert.deepEqual(heard, [1]);
  assert.equal(faults.length, 1);
});
