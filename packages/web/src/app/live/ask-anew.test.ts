import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { askAnew, whenAnswered } from './ask-anew.ts';

test('what is asked for the first time while news comes is asked for again', async (t) => {
  const queries = new QueryClient({ defaultOptions: { queries: { gcTime: 0 } } });
  t.after(() => queries.clear());
  const asked: ((answer: string) => void)[] = [];
  const queryFn = () => new Promise<string>((resolve) => asked.push(resolve));
  const observer = new QueryObserver(queries, { queryKey: ['session', 1], queryFn });
  t.after(observer.subscribe(() => undefined));
  const query = queries.getQueryCache().find({ queryKey: ['session', 1] });
  void askAnew(queries, ['session']);
  asked[0]?.('not counted yet');
  await queries
    .getQueryCache()
    .find({ queryKey: ['session', 1] })
    ?.fetch();
  await Promise.resolve();
  assert.equal(asked.length, 2);
  asked[1]?.('counted');
  await query?.fetch();
  assert.equal(observer.getCurrentResult().data, 'counted');
});

test('what is under way is waited for, whether it comes or fails, and asked for only once', async (t) => {
  const queries = new QueryClient({ defaultOptions: { queries: { gcTime: 0, retry: false } } });
  t.after(() => queries.clear());
  const asked: { resolve(answer: string): void; reject(error: Error): void }[] = [];
  const queryFn = () => new Promise<string>((resolve, reject) => asked.push({ resolve, reject }));
  for (const part of ['all', 1]) {
    t.after(new QueryObserver(queries, { queryKey: ['dashboard', part], queryFn }).subscribe(() => undefined));
  }
  let isAnswered = false;
  const waiting = whenAnswered(queries, ['dashboard']).then(() => (isAnswered = true));
  asked[0]?.resolve('a dashboard');
  await new Promise(setImmediate);
  assert.equal(isAnswered, false);
  asked[1]?.reject(new Error('away'));
  await waiting;
  assert.equal(asked.length, 2);
  assert.equal(queries.getQueryData(['dashboard', 'all']), 'a dashboard');
});

test('what hangs holds up nothing, and is asked for again when it comes after all', async (t) => {
  const queries = new QueryClient({ defaultOptions: { queries: { gcTime: 0, retry: false } } });
  t.after(() => queries.clear());
  const answers: ((answer: string) => void)[] = [];
  let noteSecond = () => {};
  const isAskedAgain = new Promise<void>((resolve) => (noteSecond = resolve));
  const queryFn = () =>
    new Promise<string>((resolve) => {
      if (answers.push(resolve) === 2) noteSecond();
    });
  const observer = new QueryObserver(queries, { queryKey: ['dashboard'], queryFn });
  t.after(observer.subscribe(() => undefined));
  await whenAnswered(queries, ['dashboard'], (run) => {
    run();
    return () => undefined;
  });
  answers[0]?.('made before the news');
  await isAskedAgain;
  answers[1]?.('made after it');
  await queries
    .getQueryCache()
    .find({ queryKey: ['dashboard'] })
    ?.fetch();
  assert.equal(observer.getCurrentResult().data, 'made after it');
});
