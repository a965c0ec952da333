// The audit log as the server tells of it, and the address of its file.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { AuditFilter } from '../../api/contract.ts';

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

export function exportAddress(filter: AuditFilter): string {
  const words = Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  const query = new URLSearchParams(words).toString();
  return `/api/v1/audit/export${query === '' ? '' : `?${query}`}`;
}
