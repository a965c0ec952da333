import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLoginSearch } from './search.ts';

test('after logging in one goes on where one was', () => {
  assert.deepEqual(parseLoginSearch({ next: '/stations/13?tab=events', other: true }), {
    next: '/stations/13?tab=events',
  });
});

test('a link cannot make the log in page lead to another site', () => {
  for (const next of ['https://example.com', '//example.com', '/\\example.com', 'javascript:alert(1)', 7]) {
    assert.deepEqual(parseLoginSearch({ next }), {});
  }
});
