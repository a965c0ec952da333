// What a charging station's local list holds.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { stationKey } from '../stations/api.ts';

export const localListQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'local-list'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/local-list', { params: { path: { id: stationId } }, signal })),
  });
