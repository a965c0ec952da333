// Whether nightly backups fail, as the server tells those who run the system.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';

/** Under the organization's key: news of it tell when this begins and ends. */
export const backupFaultQuery = queryOptions({
  queryKey: ['organization', 'backup fault'],
  queryFn: ({ signal }) => answerOf(client.GET('/backup-fault', { signal })),
  staleTime: 10 * 60_000,
});
