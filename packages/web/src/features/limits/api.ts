// The limit of current of a charging station: what is wanted, what holds, and what was wanted before.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { stationKey } from '../stations/api.ts';

export const limitQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'limit'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/limit', { params: { path: { id: stationId } }, signal })),
  });

const shownAtOnce = 50;

export const wantedLimitsQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'limits'],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/stations/{id}/limits', {
          params: { path: { id: stationId }, query: { pageSize: shownAtOnce } },
          signal,
        }),
      ),
  });

export function useSetLimit(stationId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (limitAmps: number | null) =>
      answerOf(client.PUT('/stations/{id}/limit', { params: { path: { id: stationId } }, body: { limitAmps } })),
    // Not what it answers: the station may have gone further since, and the news of it have come before.
    onSuccess: () =>
      Promise.all(
        [limitQuery(stationId), wantedLimitsQuery(stationId)].map(({ queryKey }) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
