// The HTTP face of scheduled tasks: for admins alone.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IfMatch, tagged, versionIn } from '../http/version.ts';
import { IdInPath, limitAndOffset, pageOf, paging } from '../http/wire.ts';
import {
  copyTask,
  createTask,
  deleteTask,
  editTask,
  getTask,
  listRuns,
  listTasks,
  previewTask,
  switchTask,
} from './tasks.ts';
import { Activation, NewTask, Preview, PreviewAsked, Task, TaskEdit, TaskFilter, TaskRun } from './wire.ts';

const config = { permission: 'admin' } as const;
const tags = ['scheduled tasks'];

type Parts = { doors: Doors; clock: Clock };

export function taskRoutes(api: Api, parts: Parts): void {
  for (const { schema } of [Task, Preview, TaskRun]) api.addSchema(schema);
  addReading(api, parts);
  addMaking(api, parts);
  addChanges(api, parts);
}

function addReading(api: Api, { doors, clock }: Parts): void {
  api.get(
    '/tasks',
    {
      config,
      schema: { summary: 'Scheduled tasks', tags, querystring: TaskFilter, response: { 200: pageOf(Task.ref) } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listTasks(tx, sight, wanted));
    },
  );

  api.get(
    '/tasks/preview',
    {
      config,
      schema: {
        summary: 'When a task would run, and which others reach the same',
        tags,
        querystring: PreviewAsked,
        response: { 200: Preview.ref },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => previewTask(tx, sight, request.query, clock.now()));
    },
  );

  api.get(
    '/tasks/:id',
    { config, schema: { summary: 'One scheduled task', tags, params: IdInPath, response: { 200: Task.ref } } },
    async (request, reply) => {
      const { organization, sight } = viewerOf(request);
      return tagged(reply, await doors.withTenant(organization.id, (tx) => getTask(tx, sight, request.params.id)));
    },
  );

  api.get(
    '/tasks/:id/runs',
    {
      config,
      schema: {
        summary: 'What became of a scheduled task, the latest first',
        tags,
        params: IdInPath,
        querystring: Type.Object(paging),
        response: { 200: pageOf(TaskRun.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const page = limitAndOffset(request.query);
      return doors.withTenant(organization.id, (tx) => listRuns(tx, sight, request.params.id, page));
    },
  );
}

function addMaking(api: Api, { doors, clock }: Parts): void {
  api.post(
    '/tasks',
    { config, schema: { summary: 'Schedule a task', tags, body: NewTask, response: { 201: Task.ref } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = viewer.organization;
      const task = await doors.withTenant(id, (tx) => createTask(tx, viewer, request.body, clock.now()));
      return reply.code(201).send(tagged(reply, task));
    },
  );

  api.post(
    '/tasks/:id/copy',
    {
      config,
      schema: {
        summary: 'Copy a scheduled task as a template, which is inactive',
        tags,
        params: IdInPath,
        response: { 201: Task.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = viewer.organization;
      const task = await doors.withTenant(id, (tx) => copyTask(tx, viewer, request.params.id, clock.now()));
      return reply.code(201).send(tagged(reply, task));
    },
  );
}

function addChanges(api: Api, { doors, clock }: Parts): void {
  const schema = { tags, params: IdInPath, headers: IfMatch };
  const seenIn = (request: { params: { id: number }; headers: { 'if-match': string } }) => ({
    id: request.params.id,
    version: versionIn(request.headers),
    now: clock.now(),
  });

  api.put(
    '/tasks/:id',
    { config, schema: { ...schema, summary: 'Edit a scheduled task', body: TaskEdit, response: { 200: Task.ref } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = viewer.organization;
      return tagged(reply, await doors.withTenant(id, (tx) => editTask(tx, viewer, seenIn(request), request.body)));
    },
  );

  api.put(
    '/tasks/:id/active',
    {
      config,
      schema: {
        ...schema,
        summary: 'Activate or deactivate a scheduled task',
        body: Activation,
        response: { 200: Task.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const { id } = viewer.organization;
      const { active } = request.body;
      return tagged(reply, await doors.withTenant(id, (tx) => switchTask(tx, viewer, seenIn(request), active)));
    },
  );

  api.delete(
    '/tasks/:id',
    { config, schema: { ...schema, summary: 'Delete a scheduled task', response: { 204: Type.Null() } } },
    async (request, reply) => {
      const viewer = viewerOf(request);
      await doors.withTenant(viewer.organization.id, (tx) => deleteTask(tx, viewer, seenIn(request)));
      return reply.code(204).send(null);
    },
  );
}
