// Whether something on screen could not be read again, though the stream may be open; knows nothing of what it is.
import type { QueryClient } from '@tanstack/react-query';
import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { isPassing } from '../../api/problem.ts';

const isBehind = (queries: QueryClient): boolean =>
  queries
    .getQueryCache()
    .getAll()
    .some((query) => {
      const { status, data, error } = query.state;
      return status === 'error' && data !== undefined && isPassing(error) && query.isActive();
    });

export function useIsBehind(): boolean {
  const queries = useQueryClient();
  // The cache speaks also while something is drawn, and then nothing else may be told to draw itself.
  const listen = useCallback(
    (tell: () => void) => queries.getQueryCache().subscribe(notifyManager.batchCalls(tell)),
    [queries],
  );
  return useSyncExternalStore(listen, () => isBehind(queries));
}
