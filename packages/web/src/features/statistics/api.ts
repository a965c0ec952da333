// Figures over time as the server counts them.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { groupFiguresKey } from '../groups/api.ts';
import { stationKey } from '../stations/api.ts';

/** Whose figures: a group's with all below it, or a station's. */
export type Of = { groupId: number } | { stationId: number };

export const lastDayQuery = (of: Of) =>
  queryOptions({
    queryKey:
      'groupId' in of ? [...groupFiguresKey, of.groupId] : [...stationKey(of.stationId), 'figures', 'last 24 hours'],
    queryFn: ({ signal }) => answerOf(client.GET('/statistics/last-24-hours', { params: { query: of }, signal })),
  });
