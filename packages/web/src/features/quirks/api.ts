// What is special about a charging station, and how it left the standard.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { QuirkParameters, StationQuirk, StationQuirks } from '../../api/contract.ts';
import { stationKey } from '../stations/api.ts';

export const quirksQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'quirks'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/quirks', { params: { path: { id: stationId } }, signal })),
  });

export const deviationsQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'deviations'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/deviations', { params: { path: { id: stationId } }, signal })),
  });

type Name = StationQuirk['quirk'];
export type QuirkChange = { set: Name; parameters: QuirkParameters } | { forget: Name };

/** Where it is about counting, all sessions of the station are counted again. */
export function useChangeQuirks(stationId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: QuirkChange): Promise<StationQuirks> => {
      const pathOf = (quirk: Name) => ({ path: { id: stationId, quirk } });
      if ('forget' in change) {
        return answerOf(client.DELETE('/stations/{id}/quirks/{quirk}', { params: pathOf(change.forget) }));
      }
      const { set, parameters } = change;
      return answerOf(client.PUT('/stations/{id}/quirks/{quirk}', { params: pathOf(set), body: { parameters } }));
    },
    onSuccess: (quirks) => {
      queries.setQueryData(quirksQuery(stationId).queryKey, quirks);
      for (const queryKey of [stationKey(stationId), ['sessions'], ['session'], ['reviews']]) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
}
