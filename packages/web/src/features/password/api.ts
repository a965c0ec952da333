// The ways of a stranger to a password: asking for a mail, and using the link in it.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { MailedLink } from '../../api/contract.ts';

export const losePassword = (email: string): Promise<unknown> =>
  answerOf(client.POST('/password-resets', { body: { email } }));

/** Whom the link is for; a refusal where it opens nothing any more. */
export const linkQuery = (secret: string) =>
  queryOptions({
    queryKey: ['link', secret],
    queryFn: ({ signal }): Promise<MailedLink> => answerOf(client.POST('/links/check', { body: { secret }, signal })),
    staleTime: Infinity,
  });

export const spendLink = (body: { secret: string; password: string }): Promise<unknown> =>
  answerOf(client.POST('/links/use', { body }));
