// The event feed of a charging station, by day.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { stationKey } from '../stations/api.ts';

export const eventsQuery = (stationId: number, day: string) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'events', day],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/events', { params: { path: { id: stationId }, query: { day } }, signal })),
    placeholderData: keepPreviousData,
  });
