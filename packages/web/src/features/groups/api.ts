// Charging groups as the server tells of them: the tree, one group, figures, and what one changes.
import { queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { Group, GroupEdit, NewGroup } from '../../api/contract.ts';

/** All that an edit of the tree makes old lies under this key. */
const groupsKey = ['groups'] as const;
/** What charging makes old. */
export const groupFiguresKey = ['group figures'] as const;

export const groupsQuery = queryOptions({
  queryKey: groupsKey,
  queryFn: ({ signal }) => answerOf(client.GET('/groups', { signal })),
});

export const groupQuery = (groupId: number) =>
  queryOptions({
    queryKey: [...groupsKey, groupId],
    queryFn: ({ signal }) => answerOf(client.GET('/groups/{id}', { params: { path: { id: groupId } }, signal })),
  });

export const groupTotalsQuery = queryOptions({
  queryKey: [...groupFiguresKey, 'totals'],
  queryFn: ({ signal }) => answerOf(client.GET('/statistics/groups', { signal })),
});

const seen = ({ id, version }: Pick<Group, 'id' | 'version'>) => ({
  path: { id },
  header: { 'if-match': `"${version}"` },
});

export const addGroup = (body: NewGroup): Promise<Group> => answerOf(client.POST('/groups', { body }));

export const saveGroup = (group: Pick<Group, 'id' | 'version'>, body: GroupEdit): Promise<Group> =>
  answerOf(client.PUT('/groups/{id}', { params: seen(group), body }));

/** Leaves the group itself as it is. */
export async function bringIntoGroup(groupId: number, stationIds: readonly number[]): Promise<Group> {
  const group = await answerOf(client.GET('/groups/{id}', { params: { path: { id: groupId } } }));
  const { name, parentId, freeCharging } = group;
  return saveGroup(group, { name, parentId, freeCharging, addStationIds: [...stationIds] });
}

export const deleteGroup = async (group: Pick<Group, 'id' | 'version'>): Promise<void> => {
  await answerOf(client.DELETE('/groups/{id}', { params: seen(group) }));
};
