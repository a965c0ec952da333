// What needs review as the server tells of it, and what an operator decides about it.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { EndByHandBody, ReviewsFilter } from '../../api/contract.ts';

export const reviewsPageSize = 25;

export const reviewsQuery = (filter: ReviewsFilter) =>
  queryOptions({
    queryKey: ['reviews', filter],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/reviews', { params: { query: { ...filter, pageSize: reviewsPageSize } }, signal })),
    placeholderData: keepPreviousData,
  });

/** How many of each kind wait, wherever they are. */
export const reviewCountsQuery = queryOptions({
  queryKey: ['reviews', 'counts'],
  queryFn: ({ signal }) => answerOf(client.GET('/reviews', { params: { query: { page: 1, pageSize: 1 } }, signal })),
});

export const candidatesQuery = (endId: number) =>
  queryOptions({
    queryKey: ['reviews', 'candidates', endId],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stray-ends/{id}/candidates', { params: { path: { id: endId } }, signal })),
  });

/** What an operator may decide; each is written to the audit log by the server. */
export type Verdict =
  | { kind: 'end'; sessionId: number; body: EndByHandBody }
  | { kind: 'dismissSession' | 'undismissSession'; sessionId: number }
  | { kind: 'dismissEnd' | 'undismissEnd'; endId: number }
  | { kind: 'attach'; endId: number; sessionId: number };

function send(verdict: Verdict): Promise<unknown> {
  const path = (id: number) => ({ params: { path: { id } } });
  switch (verdict.kind) {
    case 'end':
      return answerOf(client.POST('/sessions/{id}/end', { ...path(verdict.sessionId), body: verdict.body }));
    case 'dismissSession':
      return answerOf(client.POST('/sessions/{id}/dismiss', { ...path(verdict.sessionId), body: {} }));
    case 'undismissSession':
      return answerOf(client.POST('/sessions/{id}/undismiss', path(verdict.sessionId)));
    case 'dismissEnd':
      return answerOf(client.POST('/stray-ends/{id}/dismiss', { ...path(verdict.endId), body: {} }));
    case 'undismissEnd':
      return answerOf(client.POST('/stray-ends/{id}/undismiss', path(verdict.endId)));
    case 'attach':
      return answerOf(
        client.POST('/stray-ends/{id}/attach', { ...path(verdict.endId), body: { sessionId: verdict.sessionId } }),
      );
  }
}

/** What was decided shows everywhere at once: in the lists, on the session's page and on its station's. */
export function useDecide() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: () =>
      Promise.all(
        [['reviews'], ['sessions'], ['session'], ['station']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
