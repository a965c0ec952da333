// Issues as the server tells of them, and the word of an operator that one is known.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { IssueFilter } from '../../api/contract.ts';

export const issuesQuery = (filter: IssueFilter) =>
  queryOptions({
    queryKey: ['issues', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/issues', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

/** No more than leaves its charging points in sight. */
export const issuesOfStationQuery = (stationId: number) => issuesQuery({ stationId, pageSize: 3 });

/** How many wait for somebody, wherever they are, and the latest of them. */
export const openIssuesQuery = issuesQuery({ state: 'open', pageSize: 2 });

/** The groups whose issues one gets mails about. */
export const issueMailsQuery = queryOptions({
  queryKey: ['account', 'issue-mails'],
  queryFn: ({ signal }) => answerOf(client.GET('/account/issue-mails', { signal })),
});

export function useSaveIssueMails() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (groupIds: number[]) => answerOf(client.PUT('/account/issue-mails', { body: { groupIds } })),
    onSuccess: (saved) => queries.setQueryData(issueMailsQuery.queryKey, saved),
  });
}

export function useAcknowledge() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id, note }: { id: number; note: string }) =>
      answerOf(client.POST('/issues/{id}/acknowledge', { params: { path: { id } }, body: { note } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['issues'] }),
  });
}
