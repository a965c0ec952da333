// Tokens as the server tells of them, and what operators do with them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Token, TokenEdit, TokenFilter } from '../../api/contract.ts';

const tokensKey = ['tokens'] as const;

export const tokensQuery = (filter: TokenFilter) =>
  queryOptions({
    queryKey: [...tokensKey, 'list', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/tokens', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const tokenQuery = (id: number) =>
  queryOptions({
    queryKey: [...tokensKey, 'one', id],
    queryFn: ({ signal }) => answerOf(client.GET('/tokens/{id}', { params: { path: { id } }, signal })),
  });

type Seen = Pick<Token, 'id' | 'version'>;
const seen = ({ id, version }: Seen) => ({ path: { id }, header: { 'if-match': `"${version}"` } });

export const saveToken = (token: Seen, body: TokenEdit): Promise<Token> =>
  answerOf(client.PUT('/tokens/{id}', { params: seen(token), body }));

export const deleteToken = (token: Seen): Promise<unknown> =>
  answerOf(client.DELETE('/tokens/{id}', { params: seen(token) }));
