import assert from 'node:assert/strict';
import { test } from 'node:test';
import { questionFor, waitsForSessions } from './questions.ts';

test('what would end a charging session is asked first', () => {
  assert.equal(questionFor({ intent: 'stopCharging', arguments: { sessionId: 1 } }, true)?.kind, 'stop');
  assert.equal(questionFor({ intent: 'releaseCable', evse: 1 }, true)?.kind, 'release');
  assert.equal(questionFor({ intent: 'reset', arguments: { kind: 'hard' } }, false)?.kind, 'hardReset');
});

test('what interrupts nothing is sent at once', () => {
  assert.equal(questionFor({ intent: 'releaseCable', evse: 1 }, false), null);
  assert.equal(questionFor({ intent: 'clearCache' }, true), null);
});

test('a soft reset waits for sessions from 2.0.1 on', () => {
  assert.deepEqual(['1.6', '2.0.1', '2.1', null].map(waitsForSessions), [false, true, true, false]);
});
