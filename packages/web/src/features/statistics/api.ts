// Figures over time as the server counts them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { csvAddress } from '../../api/csv-address.ts';
import type { Statistics, StatisticsFilter } from '../../api/contract.ts';
import { groupFiguresKey } from '../groups/api.ts';
import { stationKey } from '../stations/api.ts';
import type { Language } from '../../ui/format/languages.ts';

/** Whose figures: a group's with all below it, a station's, or those of the whole domain. */
export type Of = { groupId: number } | { stationId: number } | 'domain';

export const lastDayQuery = (of: Of) =>
  queryOptions({
    queryKey:
      of === 'domain'
        ? [...groupFiguresKey, 'domain']
        : 'groupId' in of
          ? [...groupFiguresKey, of.groupId]
          : [...stationKey(of.stationId), 'figures', 'last 24 hours'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/statistics/last-24-hours', { params: { query: of === 'domain' ? {} : of }, signal })),
  });

/** Of the whole domain, or of one thing by its id. */
export type Whose = { whole: 'domain' } | { whole: 'stations' | 'groups' | 'drivers' | 'driver-groups'; id: number };

/** Years of a large organization are not asked for as often as what is going on. */
export const overTimeKey = ['over time'] as const;

export const statisticsQuery = (whose: Whose, query: StatisticsFilter) =>
  queryOptions({
    queryKey: [...overTimeKey, whose, query],
    queryFn: ({ signal }) => read(whose, query, signal),
    placeholderData: keepPreviousData,
  });

function read(whose: Whose, query: StatisticsFilter, signal: AbortSignal): Promise<Statistics> {
  if (whose.whole === 'domain') return answerOf(client.GET('/statistics', { params: { query }, signal }));
  const asked = { params: { path: { id: whose.id }, query }, signal };
  switch (whose.whole) {
    case 'stations':
      return answerOf(client.GET('/stations/{id}/statistics', asked));
    case 'groups':
      return answerOf(client.GET('/groups/{id}/statistics', asked));
    case 'drivers':
      return answerOf(client.GET('/drivers/{id}/statistics', asked));
    case 'driver-groups':
      return answerOf(client.GET('/driver-groups/{id}/statistics', asked));
  }
}

/** Where what is shown is found as a CSV file. */
export function exportAddress(whose: Whose, filter: Omit<StatisticsFilter, 'shares'>, language: Language): string {
  const place = whose.whole === 'domain' ? '' : `/${whose.whole}/${whose.id}`;
  return csvAddress(`${place}/statistics/export`, filter, language);
}
