// The organization's settings as the server tells of them and takes them, and where operators turn for help.
import { queryOptions } from '@tanstack/react-query';
import { askAgain } from '../../api/ask-again.ts';
import { answerOf, client } from '../../api/client.ts';
import type { Organization, OrganizationEdit } from '../../api/contract.ts';

const pollMs = 2_000;

/** While figures are being cut anew it is asked again: nobody tells how far that has come. */
export const organizationQuery = queryOptions({
  queryKey: ['organization'],
  queryFn: ({ signal }) => answerOf(client.GET('/organization', { signal })),
  refetchInterval: (query) => (query.state.data?.rebuild == null ? askAgain(query) : pollMs),
});

export const saveOrganization = (body: OrganizationEdit, version: number): Promise<Organization> =>
  answerOf(client.PUT('/organization', { body, params: { header: { 'if-match': `"${version}"` } } }));

export const supportQuery = queryOptions({
  queryKey: ['support'],
  queryFn: ({ signal }) => answerOf(client.GET('/support', { signal })),
  staleTime: Infinity,
});
