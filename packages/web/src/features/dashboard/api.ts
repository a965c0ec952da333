// What the dashboard shows: groups and stations with the live states of their points.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Dashboard } from '../../api/contract.ts';

export const dashboardQuery = queryOptions({
  queryKey: ['dashboard'],
  queryFn: ({ signal }): Promise<Dashboard> => answerOf(client.GET('/dashboard', { signal })),
  // Between two askings the live stream keeps it fresh, station by station.
  staleTime: 60_000,
});

export const getStationsNow = (stationIds: number[]): Promise<Dashboard> =>
  answerOf(client.GET('/dashboard', { params: { query: { stationIds: stationIds.join(',') } } }));
