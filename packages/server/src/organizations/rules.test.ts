import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSupportAddress, isTimeZone } from './rules.ts';

test('help is found at a web address or an e-mail address, and nowhere that a browser would run', () => {
  for (const right of [
    'https://help.example.com/form',
    'http://10.0.0.5',
    'help@example.com',
    'mailto:help@example.com',
  ]) {
    assert.ok(isSupportAddress(right), right);
  }
  for (const wrong of [
    '',
    'help',
    'javascript:alert(1)',
    'data:text/html,x',
    'a b@example.com',
    'a@b?subject=x',
    'ftp://x',
  ]) {
    assert.ok(!isSupportAddress(wrong), wrong);
  }
});

test('a time zone is named as the world names it', () => {
  for (const right of ['Europe/Helsinki', 'Asia/Kolkata', 'UTC']) assert.ok(isTimeZone(right), right);
  for (const wrong of ['europe/helsinki', 'posix/Europe/Helsinki', 'Mars/Phobos', ''])
    assert.ok(!isTimeZone(wrong), wrong);
});
