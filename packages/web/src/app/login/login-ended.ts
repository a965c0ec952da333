// Whether the login has ended under a page that is open: what is on the page waits for the next one.
import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';

const loginEndedKey = ['login ended'];

export function useLoginEnded(): boolean {
  const { data } = useQuery<boolean>({ queryKey: loginEndedKey, queryFn: skipToken, gcTime: Infinity });
  return data ?? false;
}

export function setLoginEnded(queries: QueryClient, ended: boolean): void {
  queries.setQueryData(loginEndedKey, ended);
}
