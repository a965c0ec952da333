// Reports as the server tells of them, and the addresses of their files.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { ReportFilter, ReportRowsFilter, ReportSessionsFilter } from '../../api/contract.ts';

/** What is over hardly changes: a report stays as it is while one looks at it. */
const staleTime = 60_000;

export const totalsQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ['reports', 'totals', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/reports/totals', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
    staleTime,
  });

export const rowsQuery = (filter: ReportRowsFilter) =>
  queryOptions({
    queryKey: ['reports', 'rows', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/reports/rows', { params: { query: filter }, signal })),
    staleTime,
  });

export const reportSessionsQuery = (filter: ReportSessionsFilter) =>
  queryOptions({
    queryKey: ['reports', 'sessions', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/reports/sessions', { params: { query: filter }, signal })),
    staleTime,
  });

export const bridgeQuery = (filter: ReportFilter) =>
  queryOptions({
    queryKey: ['reports', 'bridge', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/reports/bridge', { params: { query: filter }, signal })),
    staleTime,
  });

export const tokenQuery = (id: number) =>
  queryOptions({
    queryKey: ['tokens', 'one', id],
    queryFn: ({ signal }) => answerOf(client.GET('/tokens/{id}', { params: { path: { id } }, signal })),
  });

function addressOf(path: string, query: object): string {
  const words = Object.entries(query).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  return `/api/v1/reports/${path}?${new URLSearchParams(words).toString()}`;
}

export const csvAddress = (filter: ReportFilter, separator: 'comma' | 'semicolon'): string =>
  addressOf('csv', { ...filter, separator });

export const fileAddress = (filter: ReportFilter, format: 'xlsx' | 'pdf'): string =>
  addressOf('file', { ...filter, format });
