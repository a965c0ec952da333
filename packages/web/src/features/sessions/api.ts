// Charging sessions as the server tells of them: lists, one with its curve and samples, and what is done to it.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Session, SessionFilter } from '../../api/contract.ts';
import { stationKey } from '../stations/api.ts';

export const sessionsPageSize = 25;
export const samplesPageSize = 25;

/** Everything that belongs to one session's page lies under this key. */
export const sessionKey = (sessionId: number) => ['session', sessionId] as const;

export const sessionsQuery = (filter: SessionFilter) =>
  queryOptions({
    queryKey: ['sessions', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/sessions', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const stationSessionsQuery = (stationId: number, page: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'sessions', page],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/sessions', { params: { query: { stationId, page, pageSize: sessionsPageSize } }, signal })),
    placeholderData: keepPreviousData,
  });

export const sessionQuery = (id: number) =>
  queryOptions({
    queryKey: [...sessionKey(id), 'detail'],
    queryFn: ({ signal }) => answerOf(client.GET('/sessions/{id}', { params: { path: { id } }, signal })),
  });

export const curveQuery = (id: number) =>
  queryOptions({
    queryKey: [...sessionKey(id), 'curve'],
    queryFn: ({ signal }) => answerOf(client.GET('/sessions/{id}/curve', { params: { path: { id } }, signal })),
  });

export const samplePageQuery = (id: number, page: number) =>
  queryOptions({
    queryKey: [...sessionKey(id), 'samples', page],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/sessions/{id}/samples', {
          params: { path: { id }, query: { page, pageSize: samplesPageSize } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });

export const samplesQuery = (session: Pick<Session, 'id' | 'stationId'>) =>
  queryOptions({
    queryKey: [...stationKey(session.stationId), 'samples', session.id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/sessions/{id}/samples', { params: { path: { id: session.id } }, signal })),
  });
