// Asks again for what news has made old, also where its first answer is still under way; knows no kind of news.
import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** A first answer that is under way may have been made before the news, and the cache would keep it: it is asked for again once it came. */
export function askAnew(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const firstOnes = queries.getQueryCache().findAll({
    queryKey,
    fetchStatus: 'fetching',
    predicate: ({ state }) => state.data === undefined,
  });
  for (const query of firstOnes) {
    query.fetch().then(
      () => queries.invalidateQueries({ queryKey: query.queryKey, exact: true }),
      () => undefined,
    );
  }
  return queries.invalidateQueries({ queryKey });
}

/** An answer that is under way may have been made before the news, and would take the place of what is asked because of it. */
export async function whenAnswered(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const underWay = queries.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
  await Promise.all(underWay.map((query) => query.fetch().catch(() => undefined)));
}
