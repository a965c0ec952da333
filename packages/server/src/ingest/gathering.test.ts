import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waitMs, worthWaitingFor } from './gathering.ts';

test('a lone station is answered at once, however soon it speaks again', () => {
  const expected = worthWaitingFor({ answered: 1, waiting: 0 });
  assert.equal(waitMs({ waiting: 1, expected, sinceCommitMs: 0.1 }), 0);
});

test('who was answered a moment ago is waited for, so that stations in step share one batch instead of two halves', () => {
  const expected = worthWaitingFor({ answered: 5, waiting: 5 });
  assert.ok(waitMs({ waiting: 5, expected, sinceCommitMs: 0 }) > 0);
  assert.ok(waitMs({ waiting: 9, expected, sinceCommitMs: 0.5 }) > 0);
  assert.equal(waitMs({ waiting: 10, expected, sinceCommitMs: 0.5 }), 0);
});

test('the wait is over a moment after the commit, whoever is missing', () => {
  const expected = worthWaitingFor({ answered: 20, waiting: 3 });
  const waits = [0, 0.5, 1.5].map((sinceCommitMs) => waitMs({ waiting: 3, expected, sinceCommitMs }) + sinceCommitMs);
  assert.deepEqual(waits, [2, 2, 2]);
  assert.equal(waitMs({ waiting: 3, expected, sinceCommitMs: 60_000 }), 0);
});

test('a batch that is full enough waits for nobody', () => {
  const expected = worthWaitingFor({ answered: 50, waiting: 50 });
  assert.equal(waitMs({ waiting: 50, expected, sinceCommitMs: 0 }), 0);
});
