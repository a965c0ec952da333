import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReportSession } from '../wire.ts';
import { makeFile } from './make-file.ts';
import type { FileOrder } from './order.ts';

const order: FileOrder = {
  format: 'xlsx',
  language: 'en',
  organizationName: 'ACME',
  timeZone: 'UTC',
  from: '2026-01-01',
  to: '2026-01-31',
};

/** A file whose charging events do not come until it is let go. */
function begin() {
  const [asked, gate, ending] = [Promise.withResolvers<void>(), Promise.withResolvers<void>(), new AbortController()];
  async function* sets(): AsyncGenerator<ReportSession[]> {
    asked.resolve();
    await gate.promise;
    yield [];
  }
  const made = Array.fromAsync(makeFile(order, sets(), ending.signal));
  return {
    made,
    asked: asked.promise,
    letGo: () => gate.resolve(),
    abort: () => ending.abort(new Error('not wanted')),
  };
}

test('two files are made at once, a third when one is done, and one that nobody wants any more keeps nobody waiting', async () => {
  const [one, two, three, four] = [begin(), begin(), begin(), begin()];
  await Promise.all([one.asked, two.asked]);
  three.abort();
  await assert.rejects(three.made, /not wanted/);
  one.abort();
  one.letGo();
  await assert.rejects(one.made, /not wanted/);
  await four.asked;
  for (const { letGo } of [two, four]) letGo();
  for (const { made } of [two, four]) assert.equal(Buffer.concat(await made).toString('latin1', 0, 2), 'PK');
});
