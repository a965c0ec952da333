// Charging stations as the server tells of them: the list, one station, adding one.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { NewStation, NewStationAnswer, StationFilter } from '../../api/contract.ts';

/** Everything that belongs to one station's page lies under this key, so that news can name the part it makes old. */
export const stationKey = (stationId: number) => ['station', stationId] as const;

export const stationQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'detail'],
    queryFn: ({ signal }) => answerOf(client.GET('/stations/{id}', { params: { path: { id: stationId } }, signal })),
  });

export const stationsQuery = (filter: StationFilter) =>
  queryOptions({
    queryKey: ['stations', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/stations', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const addStation = (body: NewStation): Promise<NewStationAnswer> => answerOf(client.POST('/stations', { body }));
