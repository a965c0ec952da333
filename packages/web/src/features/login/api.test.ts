import assert from 'node:assert/strict';
import { test } from 'node:test';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { knownMeQuery, meQuery } from './api.ts';

test('whoever only looks at who is logged in asks nobody, and takes from nobody the way to ask', (t) => {
  const queries = new QueryClient();
  t.after(() => queries.clear());
  const looking = new QueryObserver(queries, knownMeQuery);
  t.after(looking.subscribe(() => undefined));
  assert.equal(looking.getCurrentResult().fetchStatus, 'idle');

  new QueryObserver(queries, meQuery).setOptions(meQuery);
  // What lies further out on the page is drawn last: what help it offers depends on who is logged in.
  looking.setOptions(knownMeQuery);
  assert.equal(queries.getQueryCache().find({ queryKey: meQuery.queryKey })?.options.queryFn, meQuery.queryFn);
});
