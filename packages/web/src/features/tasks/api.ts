// Scheduled tasks as the server tells of them, and what admins do with them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { GroupLimit, NewTask, Task, TaskEdit, TaskFilter, TaskPreviewAsked } from '../../api/contract.ts';

export const tasksKey = ['tasks'] as const;
export const taskListKey = [...tasksKey, 'list'] as const;
export const taskRunsKey = [...tasksKey, 'runs'] as const;

export const tasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: [...taskListKey, filter],
    queryFn: ({ signal }) => answerOf(client.GET('/tasks', { params: { query: filter }, signal })),
    placeholderData: keepPreviousData,
  });

export const taskQuery = (id: number) =>
  queryOptions({
    queryKey: [...tasksKey, 'one', id],
    queryFn: ({ signal }) => answerOf(client.GET('/tasks/{id}', { params: { path: { id } }, signal })),
  });

export const runsQuery = (id: number, page: number, pageSize: number) =>
  queryOptions({
    queryKey: [...taskRunsKey, id, page, pageSize],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/tasks/{id}/runs', { params: { path: { id }, query: { page, pageSize } }, signal })),
    placeholderData: keepPreviousData,
  });

/** What a schedule that is being filled in would do. */
export const previewQuery = (asked: TaskPreviewAsked | undefined) =>
  queryOptions({
    queryKey: [...tasksKey, 'preview', asked],
    queryFn: ({ signal }) =>
      asked === undefined ? null : answerOf(client.GET('/tasks/preview', { params: { query: asked }, signal })),
    placeholderData: keepPreviousData,
    enabled: asked !== undefined,
  });

/** What a charging station, or each of a charging group, is limited to at present. */
export const presentKey = ['present limit'] as const;

export const presentQuery = (target: Pick<Limited, 'kind' | 'id'> | null) =>
  queryOptions({
    queryKey: [...presentKey, target?.kind, target?.id],
    queryFn: ({ signal }) => (target === null ? null : presentOf(target, signal)),
    enabled: target?.kind === 'station' || target?.kind === 'group',
  });

export type Present = { items: readonly GroupLimit[] } | { limitAmps: number | null };

async function presentOf({ kind, id }: Limited, signal: AbortSignal): Promise<Present> {
  const asked = { params: { path: { id } }, signal };
  if (kind === 'group') return answerOf(client.GET('/groups/{id}/limit', asked));
  const { limit } = await answerOf(client.GET('/stations/{id}/limit', asked));
  return { limitAmps: limit?.limitAmps ?? null };
}

type Seen = Pick<Task, 'id' | 'version'>;
const seen = ({ id, version }: Seen) => ({ path: { id }, header: { 'if-match': `"${version}"` } });

export const addTask = (body: NewTask): Promise<Task> => answerOf(client.POST('/tasks', { body }));

export const copyTask = (id: number): Promise<Task> =>
  answerOf(client.POST('/tasks/{id}/copy', { params: { path: { id } } }));

export const saveTask = (task: Seen, body: TaskEdit): Promise<Task> =>
  answerOf(client.PUT('/tasks/{id}', { params: seen(task), body }));

export const switchTask = (task: Seen, active: boolean): Promise<Task> =>
  answerOf(client.PUT('/tasks/{id}/active', { params: seen(task), body: { active } }));

export const deleteTask = (task: Seen): Promise<unknown> =>
  answerOf(client.DELETE('/tasks/{id}', { params: seen(task) }));

type Limited = { kind: string; id: number };

/** Without a task; answers of how many charging stations it is wanted. */
export async function setNow({ kind, id }: Limited, limitAmps: number | null): Promise<number> {
  const asked = { params: { path: { id } }, body: { limitAmps } };
  if (kind === 'group') return (await answerOf(client.PUT('/groups/{id}/limit', asked))).stations;
  await answerOf(client.PUT('/stations/{id}/limit', asked));
  return 1;
}
