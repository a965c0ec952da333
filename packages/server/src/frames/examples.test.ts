import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleOf } from './examples.ts';

test('an example of a message kept tokens that came as numbers or beside others; it keeps none (S-20)', () => {
  assert.equal(exampleOf({ connectorId: 'one', idTag: 4711 }), '{"connectorId":"one","idTag":"••••"}');
  const told = { idToken: { idToken: '04A1', additionalInfo: [{ additionalIdToken: '04A2', type: 'key' }] } };
  assert.doesNotMatch(exampleOf(told), /04A/);
  assert.equal(exampleOf(undefined), '••••');
  assert.equal(exampleOf({ reason: 'x'.repeat(2_000) }).length, 1_000);
});
