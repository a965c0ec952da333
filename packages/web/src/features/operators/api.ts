// Operators as the server tells of them to admins, and what admins do with them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Invitation, Operator, OperatorEdit, OperatorFilter } from '../../api/contract.ts';

/** Everything about operators lies under this key: any news of one makes all of it old. */
const operatorsKey = ['operators'] as const;

export const operatorsQuery = (filter: OperatorFilter) =>
  queryOptions({
    queryKey: [...operatorsKey, 'list', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/operators', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const operatorQuery = (id: number) =>
  queryOptions({
    queryKey: [...operatorsKey, 'one', id],
    queryFn: ({ signal }) => answerOf(client.GET('/operators/{id}', { params: { path: { id } }, signal })),
  });

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

export const inviteOperator = (body: Invitation): Promise<Operator> => answerOf(client.POST('/operators', { body }));

export const changeOperator = (id: number, body: OperatorEdit, version: number): Promise<Operator> =>
  answerOf(client.PUT('/operators/{id}', { params: { path: { id }, header: ifMatch(version) }, body }));

export const deleteOperator = ({ id, version }: Pick<Operator, 'id' | 'version'>): Promise<unknown> =>
  answerOf(client.DELETE('/operators/{id}', { params: { path: { id }, header: ifMatch(version) } }));

export const remindOperator = (id: number): Promise<Operator> =>
  answerOf(client.POST('/operators/{id}/remind', { params: { path: { id } } }));

/** With the address that the form shows: where it is another by now, nothing is sent. */
export const mailPasswordReset = ({ id, email }: Pick<Operator, 'id' | 'email'>): Promise<Operator> =>
  answerOf(client.POST('/operators/{id}/reset-password', { params: { path: { id } }, body: { email } }));

export const removeSecondFactor = async (id: number): Promise<void> => {
  await answerOf(client.DELETE('/operators/{id}/second-factor', { params: { path: { id } } }));
};
