import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Tx } from '../db/doors.ts';
import { askedTogether } from '../db/sets.ts';

const transaction = (): Tx => ({ news: [], query: () => Promise.resolve([]) });

test('what several ask at once is asked as one, and each is given its own answers', async () => {
  const asked: (readonly number[])[] = [];
  const double = askedTogether((_tx, questions: readonly number[]) => {
    asked.push([...questions]);
    return Promise.resolve(questions.map((question) => question * 2));
  });
  const [tx, other] = [transaction(), transaction()];
  const answers = await Promise.all([double(tx, [1, 2]), double(tx, []), double(other, [9]), double(tx, [3])]);
  assert.deepEqual(answers, [[2, 4], [], [18], [6]]);
  assert.deepEqual(asked, [[1, 2, 3], [9]]);
  assert.deepEqual(await double(tx, [4]), [8]);
});

test('a question that cannot be answered fails for all who asked it together', async () => {
  const ask = askedTogether((): Promise<number[]> => Promise.reject(new Error('away')));
  const tx = transaction();
  const settled = await Promise.allSettled([ask(tx, [1]), ask(tx, [2])]);
  assert.deepEqual(
    settled.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
});
