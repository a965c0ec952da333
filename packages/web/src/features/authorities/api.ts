// Certificate authorities as the server tells of them: the list, adding and removing one.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { NewAuthority } from '../../api/contract.ts';

export const authoritiesQuery = queryOptions({
  queryKey: ['certificate-authorities'],
  queryFn: ({ signal }) => answerOf(client.GET('/certificate-authorities', { signal })),
});

function useListChange<Wish>(change: (wish: Wish) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queries.invalidateQueries({ queryKey: authoritiesQuery.queryKey }),
  });
}

export const useAddAuthority = () =>
  useListChange((body: NewAuthority) => answerOf(client.POST('/certificate-authorities', { body })));

export const useRemoveAuthority = () =>
  useListChange((id: number) => answerOf(client.DELETE('/certificate-authorities/{id}', { params: { path: { id } } })));
