// Charging user groups as the server tells of them, and what admins do with them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { DriverGroup, DriverGroupEdit, DriverGroupFilter, NewDriverGroup } from '../../api/contract.ts';

/** Under the key of charging users: who belongs where is told with both. */
const driverGroupsKey = ['drivers', 'groups'] as const;

export const driverGroupsQuery = (filter: DriverGroupFilter) =>
  queryOptions({
    queryKey: [...driverGroupsKey, 'list', filter],
    queryFn: ({ signal }) => answerOf(client.GET('/driver-groups', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const driverGroupQuery = (id: number) =>
  queryOptions({
    queryKey: [...driverGroupsKey, 'one', id],
    queryFn: ({ signal }) => answerOf(client.GET('/driver-groups/{id}', { params: { path: { id } }, signal })),
  });

const seen = ({ id, version }: Pick<DriverGroup, 'id' | 'version'>) => ({
  path: { id },
  header: { 'if-match': `"${version}"` },
});

export const addDriverGroup = (body: NewDriverGroup): Promise<DriverGroup> =>
  answerOf(client.POST('/driver-groups', { body }));

export const saveDriverGroup = (
  group: Pick<DriverGroup, 'id' | 'version'>,
  body: DriverGroupEdit,
): Promise<DriverGroup> => answerOf(client.PUT('/driver-groups/{id}', { params: seen(group), body }));

export const deleteDriverGroup = (group: Pick<DriverGroup, 'id' | 'version'>): Promise<unknown> =>
  answerOf(client.DELETE('/driver-groups/{id}', { params: seen(group) }));
