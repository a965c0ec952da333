// The end of a thing whose page is open: from the click until the page is left, nothing asks for it; knows no kind of thing.
import { partialMatchKey, type MutationOptions, type QueryClient, type QueryKey } from '@tanstack/react-query';

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: { removes?: QueryKey };
  }
}

export type Removal = {
  remove: () => Promise<unknown>;
  /** All that only this thing answers to. */
  gone: QueryKey;
  /** To where it is not shown. */
  leave: () => Promise<void>;
};

/** The news of its end may come before the answer to whoever ends it: whatever would be asked then is not there any more. */
export const isBeingRemoved = (queries: QueryClient, queryKey: QueryKey): boolean =>
  queries.isMutating({
    predicate: ({ meta }) => meta?.removes !== undefined && partialMatchKey(queryKey, meta.removes),
  }) > 0;

export const removal = (queries: QueryClient, { remove, gone, leave }: Removal): MutationOptions => ({
  mutationFn: remove,
  meta: { removes: gone },
  onMutate: () => queries.cancelQueries({ queryKey: gone }),
  onSuccess: async () => {
    await leave();
    await untilUnwatched(queries, gone);
    queries.removeQueries({ queryKey: gone });
    // What counts or lists it may be anywhere.
    void queries.invalidateQueries();
  },
});

/** An address is left before its page is taken off the screen. */
function untilUnwatched(queries: QueryClient, queryKey: QueryKey): Promise<void> {
  const cache = queries.getQueryCache();
  const isWatched = () => cache.findAll({ queryKey }).some((query) => query.getObserversCount() > 0);
  return new Promise((resolve) => {
    const look = () => {
      if (isWatched()) return;
      stop();
      resolve();
    };
    const stop = cache.subscribe(look);
    look();
  });
}
