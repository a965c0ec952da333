// Charging stations as the server tells of them: the list, one station, adding one.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
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

/** The number of all that fit: with the page where they are few, else asked for by itself. */
export function useStationTotal(
  filter: StationFilter,
  listed: { total: number | null } | undefined,
): number | undefined {
  const { sort: _sort, order: _order, page: _page, pageSize: _pageSize, ...query } = filter;
  const { data } = useQuery({
    queryKey: ['stations', 'count', query],
    queryFn: ({ signal }) => answerOf(client.GET('/stations/count', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: listed?.total === null,
  });
  return listed?.total ?? data?.total;
}

export const addStation = (body: NewStation): Promise<NewStationAnswer> => answerOf(client.POST('/stations', { body }));
