import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isEmail, isSlug, slugOf } from './setup-rules.ts';

test("the name in addresses is proposed from the organization's name", () => {
  assert.equal(slugOf('Österbotten Lade & Co.'), 'osterbotten-lade-co');
  assert.ok(isSlug(slugOf('ACME Oy')));
});

test('a name in addresses has small letters, numbers and dashes', () => {
  for (const wrong of ['', 'ACME', '-acme', 'a/b', 'a'.repeat(49)]) assert.ok(!isSlug(wrong), wrong);
});

test('an e-mail address has something on both sides of its sign', () => {
  assert.ok(isEmail('gyro@example.com'));
  assert.ok(!isEmail('gyro.example.com'));
  assert.ok(!isEmail('@example.com'));
});
