import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { MutationObserver, QueryObserver } from '@tanstack/react-query';
import { createQueries } from '../../app/queries.ts';
import { removal } from './removal.ts';

const key = ['drivers', 'one', 9];

/** A page that shows a thing, and how often it asked for it. */
function openPage(t: TestContext) {
  const queries = createQueries(() => undefined);
  t.after(() => queries.clear());
  const asked: string[] = [];
  const queryFn = () => Promise.resolve(asked.push('drake'));
  const page = new QueryObserver(queries, queries.defaultQueryOptions({ queryKey: key, queryFn }));
  const close = page.subscribe(() => undefined);
  t.after(close);
  return { queries, asked, close, firstAnswer: page.refetch({ cancelRefetch: false }) };
}

test('what is being removed is not asked for again, neither at news of its end nor once its page is left', async (t) => {
  const { queries, asked, close, firstAnswer } = openPage(t);
  await firstAnswer;
  const steps: string[] = [];
  const removing = new MutationObserver(
    queries,
    removal(queries, {
      gone: key,
      remove: () => {
        steps.push('removed');
        return queries.invalidateQueries({ queryKey: ['drivers'] });
      },
      leave: async () => {
        steps.push('left');
        await queries.invalidateQueries({ queryKey: ['drivers'] });
        // The page is taken off the screen later than its address.
        setImmediate(close);
      },
    }),
  );
  await removing.mutate();
  assert.deepEqual(steps, ['removed', 'left']);
  assert.equal(asked.length, 1);
  assert.equal(queries.getQueryCache().findAll({ queryKey: key }).length, 0);
});

test('a first answer that is under way is not waited for where its thing is removed', async (t) => {
  const { queries, close, firstAnswer } = openPage(t);
  const query = queries.getQueryCache().find({ queryKey: key });
  const removing = new MutationObserver(
    queries,
    removal(queries, { gone: key, remove: () => Promise.resolve(), leave: () => Promise.resolve(close()) }),
  );
  const removed = removing.mutate();
  assert.equal(query?.state.fetchStatus, 'idle');
  await Promise.all([removed, firstAnswer]);
});

test('what could not be removed is asked for again', async (t) => {
  const { queries, asked, firstAnswer } = openPage(t);
  await firstAnswer;
  const removing = new MutationObserver(
    queries,
    removal(queries, { gone: key, remove: () => Promise.reject(new Error('held')), leave: assert.fail }),
  );
  await assert.rejects(removing.mutate());
  await queries.invalidateQueries({ queryKey: ['drivers'] });
  assert.equal(asked.length, 2);
});
