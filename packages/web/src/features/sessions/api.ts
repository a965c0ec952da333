// Charging sessions as the server tells of them: lists, and the samples of one.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Session } from '../../api/contract.ts';
import { stationKey } from '../stations/api.ts';

export const sessionsPageSize = 25;

export const stationSessionsQuery = (stationId: number, page: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'sessions', page],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/sessions', { params: { query: { stationId, page, pageSize: sessionsPageSize } }, signal })),
    placeholderData: keepPreviousData,
  });

export const samplesQuery = (session: Pick<Session, 'id' | 'stationId'>) =>
  queryOptions({
    queryKey: [...stationKey(session.stationId), 'samples', session.id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/sessions/{id}/samples', { params: { path: { id: session.id } }, signal })),
  });
