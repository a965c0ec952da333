// API keys as the server tells of them: the list, making, renaming and revoking one.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { ApiKey, ApiKeyFilter, MadeApiKey, NewApiKey } from '../../api/contract.ts';
import { endAfter, type LifetimeDays } from './expiry.ts';

const listKey = ['api keys'] as const;

export const apiKeysQuery = (filter: ApiKeyFilter) =>
  queryOptions({
    queryKey: [...listKey, filter],
    queryFn: ({ signal }) => answerOf(client.GET('/api-keys', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

type Wish =
  | { kind: 'rename'; apiKey: Pick<ApiKey, 'id' | 'version'>; name: string }
  | { kind: 'revoke'; apiKey: Pick<ApiKey, 'id'> };

function change(wish: Wish): Promise<unknown> {
  const path = { id: wish.apiKey.id };
  if (wish.kind === 'revoke') return answerOf(client.DELETE('/api-keys/{id}', { params: { path } }));
  const header = { 'if-match': `"${wish.apiKey.version}"` };
  return answerOf(client.PUT('/api-keys/{id}', { params: { path, header }, body: { name: wish.name } }));
}

/** Whatever came of it, the list is read again: where it failed, somebody else was faster. */
export function useChangeApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: listKey }),
  });
}

type Asked = Omit<NewApiKey, 'expiresAt'> & { days: LifetimeDays };

export function useMakeApiKey() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ days, ...rest }: Asked): Promise<MadeApiKey> =>
      answerOf(client.POST('/api-keys', { body: { ...rest, expiresAt: endAfter(days, Date.now()) } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: listKey }),
  });
}
