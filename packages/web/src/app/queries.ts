// The query cache, and what an ended login means for it.
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { askAgain, spread } from '../api/ask-again.ts';
import { ApiProblem, isLoginMissing } from '../api/problem.ts';
import { meQuery } from '../features/login/api.ts';
import { isBeingRemoved } from '../ui/form/removal.ts';

const mostRetries = 2;
/** The panel has waited long for it already. */
const mostRetriesUnanswered = 1;

export function createQueries(onLoginMissing: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isLoginMissing(error)) onLoginMissing();
    // The organization has begun to demand it: the frame leads to the set-up.
    if (error instanceof ApiProblem && error.code === 'second_factor_demanded') void refreshMe();
  };
  const refreshMe = () => queries.invalidateQueries({ queryKey: meQuery.queryKey });
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey, state }) => {
        // Whoever asks for the first time who they are has no login that could end.
        if (queryKey[0] !== meQuery.queryKey[0] || state.data !== undefined) onError(error);
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      // Browsers guess whether there is a network. A LAN may look like none; and a command must never wait for one, to be
      // sent when nobody expects it any more.
      mutations: { networkMode: 'always' },
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        enabled: ({ queryKey }) => !isBeingRemoved(queries, queryKey),
        // What the server has decided, or failed at, will not change by asking again at once; what did not reach it may.
        retry: (count, error) => isNotReached(error) && count < retriesOf(error),
        retryDelay: (count) => spread(1_000 * 2 ** count),
        refetchInterval: askAgain,
      },
    },
  });
  return queries;
}

const isNotReached = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && (error.status === 0 || (error.status > 500 && error.status < 505));

const retriesOf = ({ code }: ApiProblem): number => (code === 'no_answer' ? mostRetriesUnanswered : mostRetries);
