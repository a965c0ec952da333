import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneAfterAnother } from './one-after-another.ts';

test('statements that are asked at once were queued within the driver, which ends that, and are sent one after another', async () => {
  const seen: string[] = [];
  const sent: { resolve(result: string): void; reject(error: Error): void }[] = [];
  const ask = oneAfterAnother((text: string): Promise<string> => {
    seen.push(text);
    const { promise, ...ends } = Promise.withResolvers<string>();
    sent.push(ends);
    return promise;
  });
  const asked = ['one', 'two', 'three'].map((text) => ask(text));
  const ends = Promise.allSettled(asked);
  await Promise.resolve();
  assert.deepEqual(seen, ['one']);
  sent[0]?.resolve('first');
  await asked[0];
  await Promise.resolve();
  assert.deepEqual(seen, ['one', 'two']);
  sent[1]?.reject(new Error('of its own'));
  await assert.rejects(asked[1] ?? Promise.resolve(), /of its own/);
  await Promise.resolve();
  await Promise.resolve();
  sent[2]?.resolve('third');
  assert.deepEqual(
    (await ends).map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});
