// What the panel asks about an operator's own account, and what it tells the server to change there.
import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Account, AccountEdit, OwnLogin } from '../../api/contract.ts';
import type { Language } from '../../ui/format/languages.ts';
import { meQuery } from '../login/api.ts';

const accountKey = ['account'];

export const accountQuery = queryOptions({
  queryKey: [...accountKey, 'details'],
  queryFn: ({ signal }) => answerOf(client.GET('/account', { signal })),
});

export const ownLoginsQuery = queryOptions({
  queryKey: [...accountKey, 'logins'],
  queryFn: async ({ signal }): Promise<OwnLogin[]> => (await answerOf(client.GET('/account/logins', { signal }))).items,
});

export const saveAccount = (body: AccountEdit, version: number): Promise<Account> =>
  answerOf(client.PUT('/account', { params: { header: { 'if-match': `"${version}"` } }, body }));

/** The choice holds here at once, whether or not it can be kept. */
export async function keepLanguage(queries: QueryClient, language: Language): Promise<void> {
  queries.setQueryData(meQuery.queryKey, (me) => me && { ...me, operator: { ...me.operator, language } });
  await answerOf(client.PUT('/account/language', { body: { language } }));
}

export function useKeepLanguage(): (language: Language) => void {
  const queries = useQueryClient();
  return useMutation({ mutationFn: (language: Language) => keepLanguage(queries, language) }).mutate;
}

export const changePassword = async (body: { currentPassword: string; newPassword: string }): Promise<void> => {
  await answerOf(client.POST('/account/password', { body }));
};

export const beginSecondFactor = () => answerOf(client.POST('/account/second-factor'));

export const confirmSecondFactor = async (code: string): Promise<string[]> =>
  (await answerOf(client.POST('/account/second-factor/confirm', { body: { code } }))).recoveryCodes;

export const renewRecoveryCodes = async (password: string): Promise<string[]> =>
  (await answerOf(client.POST('/account/second-factor/recovery-codes', { body: { password } }))).recoveryCodes;

export const removeSecondFactor = async (password: string): Promise<void> => {
  await answerOf(client.DELETE('/account/second-factor', { body: { password } }));
};

/** Ends the login with this key, or all but this one where none is named. */
async function endLogins(key: string | undefined): Promise<void> {
  if (key === undefined) await answerOf(client.DELETE('/account/logins'));
  else await answerOf(client.DELETE('/account/logins/{key}', { params: { path: { key } } }));
}

export function useEndLogins() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: endLogins,
    // One that had ended already is to go from the list just as well.
    onSettled: () => queries.invalidateQueries({ queryKey: accountKey }),
  });
}

/** What the frame shows of the operator may have changed too. */
export function useRefreshAccount(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: accountKey });
    await queries.fetchQuery({ ...meQuery, staleTime: 0 });
  };
}
