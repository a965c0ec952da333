import assert from 'node:assert/strict';
import { test } from 'node:test';
import { linesOf } from './mail-words.ts';
import { parseMailsSearch } from './search.ts';

test('a line of a mail that is an address can be copied, and followed only into this panel (S-8)', () => {
  const text =
    'Hello,\nhttps://panel.example.com/invitations/x\nhttps://panel.example.com.evil.example/x\nsee https://a.example';
  const lines = linesOf(text, 'https://panel.example.com');
  assert.deepEqual(
    lines.map(({ isAddress, isOurs }) => [isAddress, isOurs]),
    [
      [false, false],
      [true, true],
      [true, false],
      [false, false],
    ],
  );
  assert.equal(lines.map((line) => line.text).join('\n'), text);
});

test('the address of the list of mails holds what it may and nothing else', () => {
  assert.deepEqual(parseMailsSearch({ search: 'a@', state: 'kept', page: 2, pageSize: 50 }), {
    search: 'a@',
    state: 'kept',
    page: 2,
    pageSize: 50,
  });
  assert.deepEqual(parseMailsSearch({ state: 'lost', page: -1, pageSize: 7, other: 1 }), {});
});
