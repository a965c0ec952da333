import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKept, passwordRules } from './password-rules.ts';

const whose = { username: 'alpha', name: 'Ada Lindqvist', email: 'ada.l@example.com' };
const broken = (password: string) => passwordRules.filter((rule) => !isKept(rule, password, whose));

test('each rule is told apart while the password is typed (S-13)', () => {
  assert.deepEqual(broken(''), ['length', 'names']);
  assert.deepEqual(broken('seven otters'), []);
  assert.deepEqual(broken('my Lindqvist house'), ['names']);
  assert.deepEqual(broken('alpha'), ['length', 'names']);
  assert.deepEqual(broken('canada road 9'), []);
  assert.deepEqual(broken('x1y'.repeat(50)), ['length']);
});
