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

test('a message is read as it was written, its news by kind', () => {
  assert.deepEqual(readMessage(writeMessage(message)), message);
  const text = writeMessage({ ...message, news: [...message.news, ...message.news] });
  assert.equal(text.match(/"command"/g)?.length, 1);
  assert.equal(readMessage(text)?.news.length, 4);
});

test('what is no message of ours is none (R-5)', () => {
  const written = { lots: [['point', 1, 2, null]], bells: [2], hasGap: false };
  assert.deepEqual(readMessage(JSON.stringify(written))?.news, [{ kind: 'point', organizationId: 1, stationId: 2 }]);
  for (const wrong of [
    '',
    '{',
    'null',
    '[]',
    '{}',
    JSON.stringify({ ...written, lots: {} }),
    JSON.stringify({ ...written, lots: [null] }),
    JSON.stringify({ ...written, lots: [['point', 1, 2]] }),
    JSON.stringify({ ...written, lots: [['point', '1', 2, null]] }),
    JSON.stringify({ ...written, lots: [['point', 1, 1.5, null]] }),
    JSON.stringify({ ...written, lots: [['point', 1, '2', null]] }),
    JSON.stringify({ ...written, lots: [['x'.repeat(65), 1, 2, null]] }),
    JSON.stringify({ ...written, lots: [['point', 1, 2, {}]] }),
    JSON.stringify({ ...written, bells: ['2'] }),
    JSON.stringify({ ...written, hasGap: 1 }),
  ])
    assert.equal(readMessage(wrong), undefined, wrong);
});
