import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { sendBounded } from './bounded.ts';

const address = 'http://localhost/api/v1/stations';

/** A server that answers only where it is let. */
function hang(request: Request) {
  const late = new AbortController();
  const bounds: number[] = [];
  const answer = sendBounded(request, {
    send: ({ signal }) =>
      new Promise((_, reject) => {
        const giveUp = () => reject(signal.reason as Error);
        if (signal.aborted) giveUp();
        signal.addEventListener('abort', giveUp);
      }),
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

test('a request that nobody wants any more ends as it did without a bound, also where that was so before', async () => {
  const leaving = new AbortController();
  const { answer } = hang(new Request(address, { signal: leaving.signal }));
  leaving.abort();
  await assert.rejects(answer, { name: 'AbortError' });
  await assert.rejects(hang(new Request(address, { signal: AbortSignal.abort() })).answer, { name: 'AbortError' });
});

test('what is read or changed is waited for longer than the server tries, and a file as long as it takes', () => {
  for (const method of ['GET', 'POST']) {
    const { bounds } = hang(new Request(address, { method, headers: { 'content-type': 'application/json' } }));
    assert.ok(bounds[0]! > 60_000);
  }
  const file = hang(new Request(address, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' } }));
  assert.deepEqual(file.bounds, []);
});

async function listen(t: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const json = { 'content-type': 'application/json', connection: 'close' };

test('an answer that begins and never ends is given up as one that never came', async (t) => {
  const address = await listen(t, (_, response) => response.writeHead(200, json).write('{"items":['));
  for (const [method, code] of [
    ['GET', 'no_answer'],
    ['POST', 'no_answer_to_change'],
  ] as const) {
    const late = new AbortController();
    const answer = sendBounded(new Request(address, { method, headers: { 'content-type': 'application/json' } }), {
      startTimer: () => late.signal,
      async send(request) {
        const response = await fetch(request);
        // The head is there: from here on it is the body that is waited for.
        late.abort();
        return response;
      },
    });
    await assert.rejects(answer, { name: 'ApiProblem', code, status: 0 });
  }
});

test('an answer comes through as it is: its status, its head, and its body or none', async (t) => {
  const address = await listen(t, ({ method }, response) => {
    if (method === 'DELETE') response.writeHead(204, { connection: 'close' }).end();
    else response.writeHead(409, { ...json, etag: '"3"' }).end('{"code":"stale"}');
  });
  const read = await sendBounded(new Request(address));
  assert.deepEqual([read.status, read.headers.get('etag'), await read.json()], [409, '"3"', { code: 'stale' }]);
  const deleted = await sendBounded(new Request(address, { method: 'DELETE' }));
  assert.deepEqual([deleted.status, await deleted.text()], [204, '']);
});
