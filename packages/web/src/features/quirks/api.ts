// What is remembered of how a charging station counts.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { StationQuirk, StationQuirks } from '../../api/contract.ts';
import { stationKey } from '../stations/api.ts';

export const quirksQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'quirks'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/quirks', { params: { path: { id: stationId } }, signal })),
  });

export type QuirkChange = { scale: StationQuirks['scale'] } | { forget: StationQuirk['quirk'] };

/** Either way all sessions of the station are counted again. */
export function useChangeQuirks(stationId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (change: QuirkChange): Promise<StationQuirks> => {
      const path = { id: stationId };
      if ('scale' in change) {
        return answerOf(client.PUT('/stations/{id}/energy-scale', { params: { path }, body: change }));
      }
      const { forget: quirk } = change;
      return answerOf(client.DELETE('/stations/{id}/quirks/{quirk}', { params: { path: { ...path, quirk } } }));
    },
    onSuccess: (quirks) => {
      queries.setQueryData(quirksQuery(stationId).queryKey, quirks);
      for (const queryKey of [stationKey(stationId), ['sessions'], ['session'], ['reviews']]) {
        void queries.invalidateQueries({ queryKey });
      }
    },
  });
}
