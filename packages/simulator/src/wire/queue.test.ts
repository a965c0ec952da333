// How messages about sessions wait for their answers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SessionMessage, SessionQueue } from './queue.ts';

function message(place: SessionMessage['place'], point = 1): SessionMessage {
  const about = { point, idTag: 'A', startWh: 100, sampleNumber: 0 };
  return { admissionKey: point, place, about, action: 'Any', payload: {} };
}

const start = message('first');
const values = message('between');
const stop = message('last');

function queueOf(...messages: SessionMessage[]): SessionQueue {
  const queue = new SessionQueue();
  for (const message of messages) queue.add(message);
  return queue;
}

function drain(queue: SessionQueue): SessionMessage[] {
  const drained: SessionMessage[] = [];
  for (let { head } = queue; head !== undefined; { head } = queue) {
    drained.push(head);
    queue.answered();
  }
  return drained;
}

test('a message stays at the head until it is answered or refused too often', () => {
  const queue = queueOf(start, stop);
  assert.equal(queue.refused(3), 1);
  assert.equal(queue.refused(3), 2);
  assert.equal(queue.head, start);
  assert.equal(queue.refused(3), 3);
  assert.equal(queue.head, stop);
  assert.equal(queue.refused(3), 1);
});

test('an end overtakes the samples of its session, not its start and not what is being sent', () => {
  const other = message('between', 2);
  const waiting = queueOf(values, other, start, other, values, values);
  waiting.addOvertaking(stop);
  assert.deepEqual(drain(waiting), [values, other, start, other, stop, values, values]);
  const sending = queueOf(values, values);
  sending.addOvertaking(stop);
  assert.deepEqual(drain(sending), [values, stop, values]);
});
