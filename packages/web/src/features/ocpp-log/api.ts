// The OCPP log of a charging station, and the address of its file.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { askAgain } from '../../api/ask-again.ts';
import { answerOf, client } from '../../api/client.ts';
import { stationKey } from '../stations/api.ts';
import type { OcppLogSearch } from './search.ts';

/** There is no news of frames: they are far too many. */
const lookAgainMs = 2_000;

export const framesQuery = (stationId: number, query: OcppLogSearch, isFollowing: boolean) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'frames', query],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/frames', { params: { path: { id: stationId }, query }, signal })),
    placeholderData: keepPreviousData,
    refetchInterval: isFollowing ? lookAgainMs : askAgain,
  });

export const callsQuery = (stationId: number) =>
  queryOptions({
    queryKey: [...stationKey(stationId), 'calls'],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/calls', { params: { path: { id: stationId } }, signal })),
  });

/** From the latest frame on, whatever part of the log is being read. */
export function exportAddress(stationId: number, search: OcppLogSearch): string {
  const filter = Object.entries(search).filter(([name]) => name !== 'before');
  const words = filter.map(([name, value]) => [name, String(value)]);
  const query = new URLSearchParams(words).toString();
  return `/api/v1/stations/${stationId}/frames/export${query === '' ? '' : `?${query}`}`;
}
