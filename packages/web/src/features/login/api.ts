// Who is logged in, and the ways in and out.
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { answerOf, client, rememberCsrfToken } from '../../api/client.ts';
import type { Me } from '../../api/contract.ts';

/** Every answer that says who we are also carries the token for what we change. */
export function remembered(me: Me): Me {
  rememberCsrfToken(me.csrfToken);
  return me;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async ({ signal }) => remembered(await answerOf(client.GET('/me', { signal }))),
  staleTime: Infinity,
  gcTime: Infinity,
});

export const useMe = (): Me => useSuspenseQuery(meQuery).data;

/**
 * The same without asking: nobody may be logged in. Not by `skipToken`: the cache asks the way whoever looked last would,
 * so news would then ask nobody.
 */
export const knownMeQuery = queryOptions({ ...meQuery, enabled: false });

export const useKnownMe = (): Me | undefined => useQuery(knownMeQuery).data;

/** Who is logged in now; undefined where nobody is. Past the query cache, which takes a missing login for an event. */
export const answeredMe = (): Promise<Me | undefined> => answerOf(client.GET('/me')).then(remembered, () => undefined);

export const logIn = async (body: { username: string; password: string; code?: string }): Promise<Me> =>
  remembered(await answerOf(client.POST('/login', { body })));

export const logOut = async (): Promise<void> => {
  await answerOf(client.POST('/logout'));
};
