import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setbackOf, waitAfterMs } from './rules.ts';

test('the waits between attempts grow and end within a day', () => {
  const waits = Array.from({ length: 9 }, (_, index) => waitAfterMs(index + 1)).filter((wait) => wait !== undefined);
  assert.ok(waits.length >= 5);
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  const inAllMs = waits.reduce((sum, wait) => sum + wait, 0);
  assert.ok(inAllMs > 20 * 3_600_000 && inAllMs <= 24 * 3_600_000);
});

test('only what a mail server says for good of the recipient or the mail is final (M-message-email)', () => {
  const said = (code: string, command: string, responseCode: number) =>
    setbackOf({ code, command, responseCode, response: `${responseCode} no`, message: '' });
  assert.deepEqual(said('EENVELOPE', 'RCPT TO', 550), {
    isFinal: true,
    reason: 'Problem with email address. The mail server says: 550 no',
  });
  assert.equal(said('EMESSAGE', 'DATA', 554).isFinal, true);
  assert.equal(said('EENVELOPE', 'RCPT TO', 450).isFinal, false);
  assert.deepEqual(said('EAUTH', 'AUTH PLAIN', 535), {
    isFinal: false,
    reason: 'The mail server refused the login: 535 no',
  });
  assert.equal(said('EENVELOPE', 'MAIL FROM', 550).isFinal, false);
  const away = setbackOf({ code: 'ESOCKET', message: 'connect ECONNREFUSED 127.0.0.1:25' });
  assert.deepEqual(away, {
    isFinal: false,
    reason: 'The mail server cannot be reached: connect ECONNREFUSED 127.0.0.1:25',
  });
});

test('what a mail server says is kept as one short line (S-8)', () => {
  const response = `550 no\r\n\u001B[31mred\u202E ${'x'.repeat(2_000)}`;
  const { reason } = setbackOf({ command: 'DATA', responseCode: 550, response, message: '' });
  assert.match(reason, /^The mail server says: 550 no \[31mred x+$/);
  assert.ok(reason.length < 350);
});
