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

type StartTimer = (run: () => void) => () => void;
const patienceMs = 5_000;
const startPatience: StartTimer = (run) => {
  const timer = setTimeout(run, patienceMs);
  return () => clearTimeout(timer);
};

/**
 * An answer that is under way may have been made before the news, and would take the place of what is asked because of it. One
 * that hangs holds up no news: it is asked for again if it comes after all.
 */
export async function whenAnswered(
  queries: QueryClient,
  queryKey: QueryKey,
  startTimer = startPatience,
): Promise<void> {
  const underWay = queries.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
  let isLate = false;
  const askOnceMore = async (key: QueryKey) => {
    if (isLate) await queries.invalidateQueries({ queryKey: key, exact: true });
  };
  const answers = underWay.map((query) =>
    query.fetch().then(
      () => askOnceMore(query.queryKey),
      () => undefined,
    ),
  );
  await new Promise<void>((goOn) => {
    const stopTimer = startTimer(() => {
      isLate = true;
      goOn();
    });
    void Promise.all(answers).then(() => {
      stopTimer();
      goOn();
    });
  });
}
