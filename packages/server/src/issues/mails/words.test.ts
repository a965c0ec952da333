import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsOf } from './words.ts';

const reader = { name: 'Alpha', language: null, organizationName: 'ACME', timeZone: 'Europe/Helsinki' };
const beganAt = new Date('2026-03-01T12:00:00Z');
const error = {
  kind: 'error_status',
  evse: 2,
  intent: '',
  code: 'OtherError',
  info: null,
  beganAt,
  stationName: 'Mall',
} as const;

test('what a station or an operator wrote stays one line of a mail, and begins none (S-8)', () => {
  const hostile = 'x\n\nhttps://evil.example/login\r\n\u202E';
  const { text, subject } = wordsOf({
    reader: { ...reader, organizationName: hostile, name: hostile },
    issues: [{ ...error, code: hostile, info: hostile, stationName: hostile }],
    isReminder: false,
    publicUrl: 'https://panel.example.com',
  });
  assert.doesNotMatch(`${subject}\n${text}`, /^https:\/\/evil/m);
  assert.doesNotMatch(subject, /\n/);
});

test('a mail names the time in the organization’s zone, and fifty issues at most', () => {
  const issues = Array.from({ length: 60 }, () => error);
  const { text } = wordsOf({ reader, issues, isReminder: true, publicUrl: 'https://panel.example.com' });
  assert.match(text, /- Mall, charging point 2: error OtherError, since 1 Mar 2026, 14:00\n/);
  assert.match(text, /\nand 10 more\n/);
});

test('a mail is in German for whoever has chosen it', () => {
  const german = { ...reader, language: 'de' } as const;
  const { language, subject, text } = wordsOf({
    reader: german,
    issues: [error],
    isReminder: true,
    publicUrl: 'https://panel.example.com',
  });
  assert.deepEqual([language, subject], ['de', '1 offene Störung bei ACME']);
  assert.match(text, /^Guten Tag Alpha,\n/);
  assert.match(text, /- Mall, Ladepunkt 2: Fehler OtherError, seit 01\.03\.2026, 14:00\n/);
});
