// What the dashboard shows: groups and stations with the live states of their points.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Dashboard } from '../../api/contract.ts';

/** Of the whole domain, and of each group that is looked at. */
export const dashboardsKey = ['dashboard'] as const;

/** Of one group with all below it, or of the whole domain. */
export const dashboardQuery = (groupId?: number) =>
  queryOptions({
    queryKey: groupId === undefined ? [...dashboardsKey, 'all'] : [...dashboardsKey, groupId],
    queryFn: ({ signal }): Promise<Dashboard> =>
      answerOf(client.GET('/dashboard', { params: { query: groupId === undefined ? {} : { groupId } }, signal })),
    // Between two askings the live stream keeps it fresh, station by station.
    staleTime: 60_000,
  });

export const getStationsNow = (stationIds: number[]): Promise<Dashboard> =>
  answerOf(client.GET('/dashboard', { params: { query: { stationIds: stationIds.join(',') } } }));
