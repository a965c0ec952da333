// The audit log as the server tells of it, and the address of its file.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import { csvAddress } from '../../api/csv-address.ts';
import type { AuditFilter } from '../../api/contract.ts';
import type { Language } from '../../ui/format/languages.ts';

/** The log grows with all that happens: a page that is open looks again. */
const lookAgainMs = 10_000;

export const auditQuery = (filter: AuditFilter) =>
  queryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/audit', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  });

export const auditChoicesQuery = queryOptions({
  queryKey: ['audit', 'choices'],
  queryFn: ({ signal }) => answerOf(client.GET('/audit/choices', { signal })),
});

export const exportAddress = (filter: AuditFilter, language: Language): string =>
  csvAddress('/audit/export', filter, language);
