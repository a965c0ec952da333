import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { askAnew } from './ask-anew.ts';

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
