// Advanced settings of a charging station: as it reported them, and what was changed of them.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { commandsQuery } from '../commands/api.ts';
import { stationKey } from '../stations/api.ts';

export const settingsQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'settings'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/settings', { params: { path: { id: stationId } }, signal })),
  });

/** The latest first; of one setting, or of all. What makes a station's commands old makes them old too. */
export const changesQuery = (stationId: number, key?: string) =>
  queryOptions({
    queryKey: [...commandsQuery(stationId).queryKey, 'changes', key ?? null],
    queryFn: ({ signal }) => {
      const query = { intent: 'changeSetting', ...(key === undefined ? {} : { key }) } as const;
      return answerOf(client.GET('/stations/{id}/commands', { params: { path: { id: stationId }, query }, signal }));
    },
  });
