import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUnderway, wayProgress, wayStops } from './way-stops.ts';

const times = { queuedAt: '2026-10-22T09:46:58Z', sentAt: null, answeredAt: null };

test('a command that waits to be sent has reached its first stop only', () => {
  const looks = wayStops({ ...times, state: 'queued' }).map(({ look }) => look);
  assert.deepEqual(looks, ['reached', 'open', 'open']);
  assert.ok(isUnderway('queued'));
});

test('a command that waits for its turn, or for its station, has reached no stop, and says so', () => {
  const [first, sent, last] = wayStops({ ...times, state: 'held' });
  assert.deepEqual([first.word, first.look, sent.look, last.look], ['held', 'open', 'open', 'open']);
  assert.equal(wayProgress('waiting'), 0);
});

test('a refusal is the third stop, in danger', () => {
  const sentAt = '2026-10-22T09:46:59Z';
  const answeredAt = '2026-10-22T09:47:00Z';
  const [, sent, last] = wayStops({ ...times, sentAt, answeredAt, state: 'rejected' });
  assert.equal(sent.look, 'reached');
  assert.deepEqual(last, { word: 'rejected', at: answeredAt, look: 'failed' });
});

test('a command to an absent station failed without having been sent', () => {
  const looks = wayStops({ ...times, state: 'failed' }).map(({ look }) => look);
  assert.deepEqual(looks, ['reached', 'open', 'failed']);
});

test('the line of a sent command ends between its second and third stop', () => {
  assert.ok(wayProgress('sent') > 0.5 && wayProgress('sent') < 1);
  assert.equal(wayProgress('accepted'), 1);
});
