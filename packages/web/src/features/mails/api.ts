// Mails to operators as the server tells of them, and the wish to have one sent again.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Mail, MailFilter } from '../../api/contract.ts';

export const mailsQuery = (filter: MailFilter) =>
  queryOptions({
    queryKey: ['mails', 'list', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/mails', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

/** How many are kept here, and whether there is a mail server. */
export const keptMailsQuery = mailsQuery({ state: 'kept', pageSize: 1 });

const mailKey = (mailId: number) => ['mails', 'one', mailId];

/** Each reading of a kept mail's words is written down, so they are not asked for again by themselves. */
export const mailQuery = (mailId: number) =>
  queryOptions({
    queryKey: mailKey(mailId),
    queryFn: ({ signal }) => answerOf(client.GET('/mails/{id}', { params: { path: { id: mailId } }, signal })),
    staleTime: ({ state }) => (state.data?.words ? 'static' : 10_000),
  });

export function useSendAgain() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (mailId: number) => answerOf(client.POST('/mails/{id}/retry', { params: { path: { id: mailId } } })),
    onSuccess: (mail) => {
      queries.setQueryData<Mail>(mailKey(mail.id), { ...mail, words: null });
      return queries.invalidateQueries({ queryKey: ['mails'] });
    },
  });
}
