// Settings that a charging station shall have: seen, wanted and withdrawn.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { DesiredSetting, NewDesiredSetting } from '../../api/contract.ts';
import { settingsQuery } from '../advanced-settings/api.ts';

/** What makes a station's settings old makes them old too. */
const keyOf = (stationId: number) => [...settingsQuery(stationId).queryKey, 'desired'] as const;

export const desiredQuery = (stationId: number) =>
  queryOptions({
    queryKey: keyOf(stationId),
    queryFn: ({ signal }): Promise<{ items: DesiredSetting[] }> =>
      answerOf(client.GET('/stations/{id}/desired-settings', { params: { path: { id: stationId } }, signal })),
  });

function useDesiredChange<Wish>(stationId: number, change: (wish: Wish) => Promise<{ items: DesiredSetting[] }>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (answer) => queries.setQueryData(keyOf(stationId), answer),
  });
}

export const useWantSetting = (stationId: number) =>
  useDesiredChange(stationId, (body: NewDesiredSetting) =>
    answerOf(client.POST('/stations/{id}/desired-settings', { params: { path: { id: stationId } }, body })),
  );

export const useWithdrawSetting = (stationId: number) =>
  useDesiredChange(stationId, (key: string) =>
    answerOf(client.DELETE('/stations/{id}/desired-settings/{key}', { params: { path: { id: stationId, key } } })),
  );
