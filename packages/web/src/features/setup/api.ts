// Whether there is no operator yet, and making the first one.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Me, SetupRequest } from '../../api/contract.ts';
import { remembered } from '../login/api.ts';

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: ({ signal }) => answerOf(client.GET('/setup', { signal })),
  staleTime: 60_000,
});

export const setUp = async (body: SetupRequest): Promise<Me> =>
  remembered(await answerOf(client.POST('/setup', { body })));
