import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendBounded } from './bounded.ts';

const address = 'http://localhost/api/v1/stations';

/** A server that answers only where it is let. */
function hang(request: Request) {
  const late = new AbortController();
  const bounds: number[] = [];
  const answer = sendBounded(request, {
    send: ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    startTimer(timeoutMs) {
      bounds.push(timeoutMs);
      return late.signal;
    },
  });
  return { answer, bounds, beLate: () => late.abort() };
}

test('a request that nobody answers is given up, in words that tell whether something may have been done', async () => {
  for (const [method, code] of [
    ['GET', 'no_answer'],
    ['PUT', 'no_answer_to_change'],
  ] as const) {
    const { answer, beLate } = hang(new Request(address, { method, headers: { 'content-type': 'application/json' } }));
    beLate();
    await assert.rejects(answer, { name: 'ApiProblem', code, status: 0 });
  }
});

test('a request that nobody wants any more ends as it did without a bound', async () => {
  const leaving = new AbortController();
  const { answer } = hang(new Request(address, { signal: leaving.signal }));
  leaving.abort();
  await assert.rejects(answer, { name: 'AbortError' });
});

test('a change is waited for longer than the server tries, and a file as long as it takes', () => {
  const change = hang(new Request(address, { method: 'POST', headers: { 'content-type': 'application/json' } }));
  assert.ok(change.bounds[0]! > 60_000);
  const file = hang(new Request(address, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' } }));
  assert.deepEqual(file.bounds, []);
});
