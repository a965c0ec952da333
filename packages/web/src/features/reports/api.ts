// Reports as the server tells of them, and the addresses of their files.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { askAgain } from '../../api/ask-again.ts';
import { answerOf, client } from '../../api/client.ts';
import type {
  SavedReport,
  SavedReportEdit,
  ReportFilter,
  ReportRowsFilter,
  ReportSessionsFilter,
} from '../../api/contract.ts';
import type { Language } from '../../ui/format/languages.ts';

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

/** In the language of the panel, which may be none that was chosen for the account. */
type Reading = { language: Language };

export const csvAddress = (filter: ReportFilter, reading: Reading & { separator: 'comma' | 'semicolon' }): string =>
  addressOf('csv', { ...filter, ...reading });

export const fileAddress = (filter: ReportFilter, reading: Reading & { format: 'xlsx' | 'pdf' }): string =>
  addressOf('file', { ...filter, ...reading });

const jobsKey = ['reports', 'jobs'] as const;
const lookAgainMs = 2_000;

/** Looks again as long as one is being made. */
export const jobsQuery = queryOptions({
  queryKey: jobsKey,
  queryFn: ({ signal }) => answerOf(client.GET('/reports/jobs', { signal })),
  refetchInterval: (query) =>
    query.state.data?.items.some(({ state }) => state === 'queued' || state === 'running')
      ? lookAgainMs
      : askAgain(query),
});

function useChange<Wish>(key: readonly string[], change: (wish: Wish) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: key }) });
}

export const useAskJob = () =>
  useChange(jobsKey, ({ filter, ...file }: Reading & { filter: ReportFilter; format: 'xlsx' | 'pdf' }) =>
    answerOf(client.POST('/reports/jobs', { params: { query: { ...filter, ...file } } })),
  );

export const useCancelJob = () =>
  useChange(jobsKey, (id: number) => answerOf(client.POST('/reports/jobs/{id}/cancel', { params: { path: { id } } })));

const savedKey = ['reports', 'saved'] as const;

export const savedQuery = queryOptions({
  queryKey: savedKey,
  queryFn: ({ signal }) => answerOf(client.GET('/reports/saved', { signal })),
});

const seen = ({ id, version }: Pick<SavedReport, 'id' | 'version'>) => ({
  path: { id },
  header: { 'if-match': `"${version}"` },
});

type Wish = { filter: ReportFilter; edit: SavedReportEdit; saved: SavedReport | undefined };

export const useSaveReport = () =>
  useChange(savedKey, ({ filter, edit, saved }: Wish) =>
    saved === undefined
      ? answerOf(client.POST('/reports/saved', { params: { query: filter }, body: edit }))
      : answerOf(client.PUT('/reports/saved/{id}', { params: { ...seen(saved), query: filter }, body: edit })),
  );

export const useForgetReport = () =>
  useChange(savedKey, (saved: SavedReport) => answerOf(client.DELETE('/reports/saved/{id}', { params: seen(saved) })));
