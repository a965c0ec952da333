import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMessage, writeMessage, type Message } from './messages.ts';

const message: Message = {
  news: [
    { kind: 'command', organizationId: 1, stationId: 2, id: '7f3b' },
    { kind: 'group', organizationId: 1, stationId: null },
  ],
  bells: [2],
  hasGap: false,
};

test('a message is read as it was written', () => {
  assert.deepEqual(readMessage(writeMessage(message)), message);
});

test('what is no message of ours is none (R-5)', () => {
  const [command] = message.news;
  for (const wrong of [
    '',
    '{',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...message, news: {} }),
    JSON.stringify({ ...message, news: [null] }),
    JSON.stringify({ ...message, news: [{ ...command, organizationId: '1' }] }),
    JSON.stringify({ ...message, news: [{ ...command, stationId: 1.5 }] }),
    JSON.stringify({ ...message, news: [{ ...command, kind: 'x'.repeat(65) }] }),
    JSON.stringify({ ...message, news: [{ ...command, id: {} }] }),
    JSON.stringify({ ...message, bells: ['2'] }),
    JSON.stringify({ ...message, hasGap: 1 }),
  ])
    assert.equal(readMessage(wrong), undefined, wrong);
});
