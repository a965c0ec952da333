// Scheduled tasks as the server tells of them, and what admins do with them.
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { answerOf, client } from '../../api/client.ts';
import type { NewTask, Task, TaskEdit, TaskFilter, TaskPreviewAsked } from '../../api/contract.ts';

export const tasksKey = ['tasks'] as const;

export const tasksQuery = (filter: TaskFilter) =>
  queryOptions({
    queryKey: [...tasksKey, 'list', filter],
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
    queryKey: [...tasksKey, 'runs', id, page, pageSize],
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

export const limitQuery = (stationId: number | undefined) =>
  queryOptions({
    queryKey: [...tasksKey, 'limit', stationId],
    queryFn: ({ signal }) =>
      stationId === undefined
        ? null
        : answerOf(client.GET('/stations/{id}/limit', { params: { path: { id: stationId } }, signal })),
    enabled: stationId !== undefined,
  });

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
