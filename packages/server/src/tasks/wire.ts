// Scheduled tasks as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';
import { limitCounts } from '../limits/wire.ts';

/** The manual's: Max current allowed per charger, User activation, User group activation. */
const TaskType = oneOf('max_current', 'driver', 'driver_group');
export type TaskType = Static<typeof TaskType>;

const Time = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' });
const Every = oneOf('once', 'daily', 'weekly', 'monthly');
const DayOfMonth = Type.Integer({ minimum: 1, maximum: 31 });
const Clock = oneOf('organization', 'utc');
const Day = Type.String({ format: 'date' });
const Amps = Type.Integer({ minimum: 0, maximum: 1000 });

const Schedule = Type.Object({
  every: Every,
  /** Of a task that runs once. */
  day: Type.Optional(Day),
  /** From Monday, 1, to Sunday, 7. */
  weekdays: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { minItems: 1, maxItems: 7, uniqueItems: true }),
  ),
  /** In shorter months the last day stands for it. */
  dayOfMonth: Type.Optional(DayOfMonth),
  /** HH:MM on the task's clock. */
  from: Time,
  /** Makes it a window; on the next day where it is not later than `from`. */
  to: Type.Optional(Time),
});

const TargetKind = oneOf('station', 'group', 'driver', 'driver_group');
const Target = Type.Object({
  kind: TargetKind,
  id: Id,
  name: Type.String(),
  /** Of a charging station. */
  identifier: nullable(Type.String()),
});
export type Target = Static<typeof Target>;

const RunState = oneOf('done', 'missed', 'failed');
/** What came of a run in a word. */
const RunResult = oneOf('changed', 'unchanged', 'wanted', 'out_of_reach', 'late', 'fault');
export type RunResult = Static<typeof RunResult>;

/** What a task sets: a limit, or whether its charging user or group may charge. */
const sets = {
  /** At its time, or inside its window; null lifts the limit. Of `max_current` alone. */
  limitAmps: nullable(Amps),
  /** After its window. */
  limitAmpsAfter: nullable(Amps),
  /** Of the two others; a window's end sets the opposite. */
  turnsOn: nullable(Type.Boolean()),
};

export const Task = named(
  'Task',
  Type.Object({
    id: Id,
    version: Type.Integer(),
    name: Type.String(),
    type: TaskType,
    active: Type.Boolean(),
    homeGroup: Type.Object({ id: Id, name: Type.String() }),
    /** Null where it is gone, or has left the home group: what a task reaches lies there. */
    target: nullableRef(Target),
    schedule: Schedule,
    clock: Clock,
    ...sets,
    nextRunAt: nullable(Instant),
    /** While its window lasts and what that has set still stands: until when, and of a limit on how many charging stations. */
    holds: nullableRef(Type.Object({ until: Instant, stations: nullable(Type.Integer()) })),
    lastRun: nullableRef(
      Type.Object({
        dueAt: Instant,
        state: RunState,
        result: RunResult,
        /** Of a limit: how many charging stations do otherwise, or cannot be limited, of which nothing else is wanted since. */
        failedOn: Type.Integer(),
      }),
    ),
  }),
);
export type Task = Static<typeof Task.schema>;

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

/** Whom or what it is for: one of them, as the type demands. */
const targets = {
  stationId: Type.Optional(Id),
  groupId: Type.Optional(Id),
  driverId: Type.Optional(Id),
  driverGroupId: Type.Optional(Id),
};

const words = {
  name: Name,
  type: TaskType,
  ...targets,
  schedule: Schedule,
  clock: Clock,
  limitAmps: Type.Optional(sets.limitAmps),
  limitAmpsAfter: Type.Optional(sets.limitAmpsAfter),
  turnsOn: Type.Optional(Type.Boolean()),
};

export const NewTask = Type.Object({
  ...words,
  active: Type.Optional(Type.Boolean()),
  /** Where the task belongs, and what it may reach; one's base group where it is missing. */
  homeGroupId: Type.Optional(Id),
});
export type NewTask = Static<typeof NewTask>;

export const TaskEdit = Type.Object({ ...words, active: Type.Boolean(), homeGroupId: Id });
export type TaskEdit = Static<typeof TaskEdit>;

export const Activation = Type.Object({ active: Type.Boolean() });

export const TaskFilter = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  type: Type.Optional(TaskType),
  status: Type.Optional(oneOf('active', 'inactive')),
  sort: Type.Optional(oneOf('name', 'next')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type TaskFilter = Static<typeof TaskFilter>;

/** A schedule in an address. */
export const PreviewAsked = Type.Object({
  every: Every,
  day: Type.Optional(Day),
  weekdays: Type.Optional(Type.String({ pattern: '^[1-7](,[1-7]){0,6}$' })),
  dayOfMonth: Type.Optional(DayOfMonth),
  from: Time,
  to: Type.Optional(Time),
  clock: Clock,
  /** Whom it meets: tasks that are active and reach the same. */
  ...targets,
  /** This task itself, once there is one. */
  taskId: Type.Optional(Id),
});
export type PreviewAsked = Static<typeof PreviewAsked>;

export const Preview = named(
  'TaskPreview',
  Type.Object({
    /** The next five. */
    runs: Type.Array(
      Type.Object({
        startsAt: Instant,
        endsAt: nullable(Instant),
        /** What would surprise who knows the schedule alone; and how long it really is. */
        note: nullableRef(
          Type.Object({ kind: oneOf('longer', 'shorter', 'skipped', 'twice', 'lastDay'), minutes: Type.Number() }),
        ),
      }),
    ),
    meets: Type.Array(Type.Object({ id: Id, name: Type.String(), nextRunAt: nullable(Instant) })),
  }),
);
export type Preview = Static<typeof Preview.schema>;

export const TaskRun = named(
  'TaskRun',
  Type.Object({
    id: Id,
    dueAt: Instant,
    /** Which end of a window; one time is a start. */
    phase: oneOf('start', 'end'),
    state: RunState,
    result: RunResult,
    endedAt: Instant,
    /** What it set. */
    limitAmps: nullable(Amps),
    turnsOn: nullable(Type.Boolean()),
    /** Of a limit: on how many charging stations, what became of it, how it was set, and what they said when asked. */
    limits: nullableRef(
      Type.Object({
        ...limitCounts,
        /** Something else was wanted before it came to hold. */
        replaced: Type.Integer(),
        ways: Type.Array(oneOf('station', 'point', 'setting')),
        effectiveAmps: Type.Array(Type.Number()),
      }),
    ),
  }),
);
export type TaskRun = Static<typeof TaskRun.schema>;
