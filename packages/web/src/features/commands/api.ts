// Commands to a charging station: asking for one, and following its way.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { answerOf, client } from '../../api/client.ts';
import type { Command, CommandRequest, Token } from '../../api/contract.ts';
import { ApiProblem } from '../../api/problem.ts';
import { newRequestKey } from '../../api/request-key.ts';
import { stationKey } from '../stations/api.ts';

export const commandsQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'commands'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/commands', { params: { path: { id: stationId } }, signal })),
  });

export const commandsPageSize = 25;

export const commandPageQuery = (stationId: number, wanted: { page: number; given?: true }) =>
  queryOptions({
    queryKey: [...commandsQuery(stationId).queryKey, 'page', wanted],
    queryFn: ({ signal }) => {
      const params = { path: { id: stationId }, query: { ...wanted, pageSize: commandsPageSize } };
      return answerOf(client.GET('/stations/{id}/commands', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

export const tokensQuery = (search: string) =>
  queryOptions({
    queryKey: ['tokens', search],
    queryFn: ({ signal }): Promise<{ items: Token[] }> =>
      answerOf(client.GET('/tokens', { params: { query: { search } }, signal })),
  });

/**
 * Sends a command once however often it is asked for: a request whose answer never came keeps its key, so that asking
 * for the same again is the same command and not a second one.
 */
export function useSendCommand(stationId: number) {
  const queries = useQueryClient();
  const unanswered = useRef<{ text: string; key: string }>(undefined);
  const { queryKey } = commandsQuery(stationId);
  return useMutation({
    mutationFn: (body: CommandRequest): Promise<Command> => {
      const text = JSON.stringify(body);
      if (unanswered.current?.text !== text) unanswered.current = { text, key: newRequestKey() };
      const header = { 'idempotency-key': unanswered.current.key };
      return answerOf(client.POST('/stations/{id}/commands', { params: { path: { id: stationId }, header }, body }));
    },
    onSuccess: (command) => {
      unanswered.current = undefined;
      queries.setQueryData(queryKey, (old) => {
        const others = old?.items.filter(({ id }) => id !== command.id) ?? [];
        return { items: [command, ...others], total: Math.max(old?.total ?? 0, others.length + 1) };
      });
      void queries.invalidateQueries({ queryKey });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status !== 0) unanswered.current = undefined;
    },
  });
}
