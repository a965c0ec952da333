// Certificate authorities as the server tells of them: the list, adding and removing one.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { AuthorityFilter, NewAuthority } from '../../api/contract.ts';
import { useListChange } from '../../api/use-list-change.ts';

const listKey = ['certificate-authorities'] as const;

export const authoritiesQuery = (filter: AuthorityFilter = {}) =>
  queryOptions({
    queryKey: [...listKey, filter],
    queryFn: ({ signal }) => answerOf(client.GET('/certificate-authorities', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const useAddAuthority = () =>
  useListChange(listKey, (body: NewAuthority) => answerOf(client.POST('/certificate-authorities', { body })));

export const useRemoveAuthority = () =>
  useListChange(listKey, (id: number) =>
    answerOf(client.DELETE('/certificate-authorities/{id}', { params: { path: { id } } })),
  );
