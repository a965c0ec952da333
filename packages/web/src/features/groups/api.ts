// Charging groups as the server tells of them.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: ({ signal }) => answerOf(client.GET('/groups', { signal })),
});
