// The event feed of a charging station, by day.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { stationKey } from '../stations/api.ts';
import { eventsPageSize, type EventsSearch } from './search.ts';

export const eventsQuery = (stationId: number, day: string, { point, page = 1, ...filter }: EventsSearch) => {
  const query = { ...filter, day, page, pageSize: eventsPageSize, ...(point === undefined ? {} : { evse: point }) };
  return queryOptions({
    queryKey: [...stationKey(stationId), 'events', query],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/events', { params: { path: { id: stationId }, query }, signal })),
    placeholderData: keepPreviousData,
  });
};
