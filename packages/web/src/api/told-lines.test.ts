import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTold } from './told-lines.ts';

const answer = (...parts: string[]) => new Blob(parts).stream();

test('progress is told as it comes, the report is the end', async () => {
  const told: unknown[] = [];
  const report = await readTold(answer('{"lines":1}\n{"lin', 'es":2}\n{"report":{"done":true}}\n'), (one) =>
    told.push(one),
  );
  assert.deepEqual([told, report], [[{ lines: 1 }, { lines: 2 }], { done: true }]);
});

test('a failure on the way is the error it would have been before it', async () => {
  const problem = JSON.stringify({ problem: { code: 'edited_meanwhile', status: 412, number: 5 } });
  await assert.rejects(
    readTold(answer(`${problem}\n`), () => undefined),
    { code: 'edited_meanwhile', number: 5 },
  );
});

test('an answer that breaks off has no end', async () => {
  await assert.rejects(
    readTold(answer('{"lines":1}\n'), () => undefined),
    { code: 'no_connection' },
  );
});
