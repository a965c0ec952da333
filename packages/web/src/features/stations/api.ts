// Charging stations as the server tells of them: the list, one station, adding one.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { sendHoweverLong } from '../../api/bounded.ts';
import { answerOf, client } from '../../api/client.ts';
import { csvAddress } from '../../api/csv-address.ts';
import type {
  NewProof,
  NewStation,
  NewStationAnswer,
  PointEdit,
  Station,
  StationEdit,
  StationFilter,
} from '../../api/contract.ts';
import type { Language } from '../../ui/format/languages.ts';

/** Everything that belongs to one station's page lies under this key, so that news can name the part it makes old. */
export const stationKey = (stationId: number) => ['station', stationId] as const;

export const stationQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'detail'],
    queryFn: ({ signal }) => answerOf(client.GET('/stations/{id}', { params: { path: { id: stationId } }, signal })),
  });

export const stationsQuery = (filter: StationFilter) =>
  queryOptions({
    queryKey: ['stations', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/stations', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

/** The number of all that fit: with the page where they are few, else asked for by itself. */
export function useStationTotal(filter: StationFilter, listed: { total: number | null } | undefined) {
  const { sort: _sort, order: _order, page: _page, pageSize: _pageSize, ...query } = filter;
  const { data, error, refetch } = useQuery({
    queryKey: ['station-count', query],
    queryFn: ({ signal }) => answerOf(client.GET('/stations/count', { params: { query }, signal })),
    placeholderData: keepPreviousData,
    enabled: listed?.total === null,
  });
  return { total: listed?.total ?? data?.total, error, refetch };
}

/** What the list can be filtered by besides what is always the same. */
export const stationChoicesQuery = queryOptions({
  queryKey: ['station-choices'],
  queryFn: ({ signal }) => answerOf(client.GET('/stations/choices', { signal })),
});

/** When and why a station was refused at the door. */
export const refusalsQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'refusals'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/refusals', { params: { path: { id: stationId } }, signal })),
  });

const strangersEveryMs = 10_000;

export const strangersQuery = queryOptions({
  queryKey: ['strangers'],
  queryFn: ({ signal }) => answerOf(client.GET('/strangers', { signal })),
  refetchInterval: strangersEveryMs,
});

export const dismissStranger = (identifier: string) =>
  answerOf(client.POST('/strangers/dismiss', { body: { identifier } }));

/** Where what is listed is found as a CSV file. */
export function exportAddress(filter: StationFilter, language: Language): string {
  const { sort: _sort, order: _order, page: _page, pageSize: _pageSize, ...fields } = filter;
  return csvAddress('/stations/export', fields, language);
}

type Seen = { id: number; version: number };
const naming = ({ id, version }: Seen) => ({ path: { id }, header: { 'if-match': `"${version}"` } });

export const saveStation = (seen: Seen, body: StationEdit): Promise<Station> =>
  answerOf(client.PUT('/stations/{id}', { params: naming(seen), body }));

export const savePoints = (seen: Seen, points: PointEdit[]): Promise<Station> =>
  answerOf(client.PUT('/stations/{id}/points', { params: naming(seen), body: { points } }));

export const deleteStation = (seen: Seen, endSessions: boolean) =>
  answerOf(client.DELETE('/stations/{id}', { params: { ...naming(seen), query: { endSessions } } }));

export const restoreStation = (id: number, groupId: number) =>
  answerOf(client.POST('/stations/{id}/restore', { params: { path: { id } }, body: { groupId } }));

export const removeStation = (id: number) =>
  answerOf(client.POST('/stations/{id}/remove', { params: { path: { id } } }));

export const setProof = (id: number, body: NewProof) =>
  answerOf(client.POST('/stations/{id}/proof', { params: { path: { id } }, body }));

/** The certificates that it has proved itself by. */
export const certificatesQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'certificates'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/certificates', { params: { path: { id: stationId } }, signal })),
  });

export const revokeCertificate = (id: number, fingerprint: string) =>
  answerOf(client.POST('/stations/{id}/certificates/revoke', { params: { path: { id } }, body: { fingerprint } }));

export const allowPlain = (id: number) =>
  answerOf(client.POST('/stations/{id}/allow-plain', { params: { path: { id } } }));

/** Its answer holds passwords that are shown once: it is waited for as long as it takes. */
export const importStations = (body: { text: string; dryRun?: boolean }) =>
  answerOf(client.POST('/stations/import', { body, fetch: sendHoweverLong }));

export const addStation = (body: NewStation): Promise<NewStationAnswer> => answerOf(client.POST('/stations', { body }));
