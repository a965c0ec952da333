// Firmware updates and diagnostics of a station as the server tells of them, and what is done with a file that it brought.
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';

/** News of a command makes it old, as it does the list of commands. */
const keyOf = (stationId: number) => ['station', stationId, 'commands', 'transfers'] as const;

export const transfersQuery = (stationId: number) =>
  queryOptions({
    queryKey: keyOf(stationId),
    queryFn: ({ signal }) =>
      answerOf(client.GET('/stations/{id}/transfers', { params: { path: { id: stationId } }, signal })),
  });

/** The browser saves it; it never opens it. */
export const addressOfFile = (id: string): string => `/api/v1/transfers/${id}/file`;

export function useDeleteFile(stationId: number) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(client.DELETE('/transfers/{id}/file', { params: { path: { id } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: keyOf(stationId) }),
  });
}
