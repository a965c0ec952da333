import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { News } from '../facts.ts';
import { createOutbox } from './outbox.ts';

const news = (stationId: number): News => ({ kind: 'point', organizationId: 1, stationId });

test('what gathers goes out together, in messages of a bounded size, and a bell once', () => {
  const outbox = createOutbox({ waiting: 10, perMessage: 2 });
  outbox.addNews([news(1), news(2), news(3)]);
  outbox.addBell(7);
  outbox.addBell(7);
  assert.deepEqual(outbox.take(), { news: [news(1), news(2)], bells: [7], hasGap: false });
  assert.deepEqual(outbox.take(), { news: [news(3)], bells: [], hasGap: false });
  assert.equal(outbox.take(), undefined);
});

test('news for which there is no room are lost, and that is told once (R-5)', () => {
  const outbox = createOutbox({ waiting: 2, perMessage: 2 });
  outbox.addNews([news(1), news(2), news(3)]);
  outbox.addNews([news(4)]);
  assert.deepEqual(outbox.take(), { news: [news(4)], bells: [], hasGap: true });
  assert.equal(outbox.take(), undefined);
  assert.equal(outbox.lost, 3);
});

test('more news at once than a call takes arguments are lost like any for which there is no room (R-5)', () => {
  const outbox = createOutbox();
  outbox.addNews(Array.from({ length: 300_000 }, (_, index) => news(index)));
  assert.equal(outbox.lost, 300_000);
});

test('what was said while nobody heard is a gap; where nothing was said there is none (R-5)', () => {
  const outbox = createOutbox();
  outbox.loseWaiting();
  assert.equal(outbox.take(), undefined);
  outbox.addNews([news(1)]);
  outbox.addBell(1);
  outbox.loseWaiting();
  assert.deepEqual(outbox.take(), { news: [], bells: [], hasGap: true });
});

test('where a connection ends, what went out last may not have arrived: that is a gap (R-5)', () => {
  const outbox = createOutbox();
  outbox.loseAll();
  assert.equal(outbox.take()?.hasGap, true);
});
