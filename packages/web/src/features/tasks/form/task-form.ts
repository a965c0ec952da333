// What the form of a scheduled task holds, what is wrong with it, and what of it is sent. Pure.
import type { NewTask, Task, TaskPreviewAsked } from '../../../api/contract.ts';
import { isWholeWithin, type NumberTyped } from '../../../ui/form/number-typed.ts';

export type Target = NonNullable<Task['target']>;
export type TaskValues = {
  name: string;
  type: Task['type'];
  target: Target | null;
  every: Task['schedule']['every'];
  day: string;
  weekdays: number[];
  dayOfMonth: NumberTyped;
  isWindow: boolean;
  from: string;
  to: string;
  limitAmps: NumberTyped;
  lifts: boolean;
  limitAmpsAfter: NumberTyped;
  liftsAfter: boolean;
  turnsOn: boolean;
  clock: Task['clock'];
  homeGroupId: number | null;
  active: boolean;
};

export function emptyValues(homeGroupId: number): TaskValues {
  return {
    name: '',
    type: 'max_current',
    target: null,
    every: 'daily',
    day: '',
    weekdays: [1],
    dayOfMonth: 1,
    isWindow: false,
    from: '',
    to: '',
    limitAmps: '',
    lifts: false,
    limitAmpsAfter: '',
    liftsAfter: true,
    turnsOn: true,
    clock: 'organization',
    homeGroupId,
    active: false,
  };
}

export function valuesOf(task: Task): TaskValues {
  const { name, type, target, schedule, limitAmps, limitAmpsAfter, turnsOn, clock, homeGroup, active } = task;
  const { every, day = '', weekdays = [1], dayOfMonth = 1, from, to } = schedule;
  const isLimit = type === 'max_current';
  return {
    name,
    type,
    target,
    every,
    day,
    weekdays,
    dayOfMonth,
    from,
    clock,
    active,
    isWindow: to !== undefined,
    to: to ?? '',
    limitAmps: limitAmps ?? '',
    lifts: isLimit && limitAmps === null,
    limitAmpsAfter: limitAmpsAfter ?? '',
    liftsAfter: limitAmpsAfter === null,
    turnsOn: turnsOn ?? true,
    homeGroupId: homeGroup.id,
  };
}

/** "6", "630" and "6.30 pm" as 06:00, 06:30 and 18:30; what is no time stays as it was typed. */
export function timeFrom(typed: string): string {
  const [, hours, minutes = '00', half] =
    /^(\d{1,2})\s*[:.]?\s*(\d{2})?\s*(?:([ap])\.?m\.?)?$/i.exec(typed.trim()) ?? [];
  const isHalved = half !== undefined;
  const hour = isHalved ? (Number(hours) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hours);
  if (hours === undefined || hour > 23 || Number(minutes) > 59 || (isHalved && Number(hours) > 12)) return typed;
  return `${String(hour).padStart(2, '0')}:${minutes}`;
}

export const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** What a field lacks, by the name of its sentence. */
type TaskFault =
  | 'nameMissing'
  | 'targetMissing'
  | 'dayMissing'
  | 'weekdaysMissing'
  | 'dayOfMonthMissing'
  | 'timeMissing'
  | 'endless'
  | 'ampsMissing'
  | 'ampsWrong'
  | 'sameAmps'
  | 'homeGroupMissing';
export type TaskFaults = Partial<Record<keyof TaskValues, TaskFault>>;

export function faultsOf(values: TaskValues): TaskFaults {
  const { name, target, homeGroupId, type, isWindow, limitAmps, lifts, limitAmpsAfter, liftsAfter } = values;
  const faults: TaskFaults = scheduleFaults(values);
  if (name.trim() === '') faults.name = 'nameMissing';
  if (target === null) faults.target = 'targetMissing';
  if (homeGroupId === null) faults.homeGroupId = 'homeGroupMissing';
  if (type !== 'max_current') return faults;
  const [inside, after] = [lifts ? null : limitAmps, liftsAfter ? null : limitAmpsAfter];
  const [insideFault, afterFault] = [ampsFault(inside), ampsFault(after)];
  if (insideFault !== undefined) faults.limitAmps = insideFault;
  if (isWindow && afterFault !== undefined) faults.limitAmpsAfter = afterFault;
  else if (isWindow && inside === after) faults.limitAmpsAfter = 'sameAmps';
  return faults;
}

/** No limit at all is null. */
export function ampsFault(amps: NumberTyped | null): 'ampsMissing' | 'ampsWrong' | undefined {
  if (amps === '') return 'ampsMissing';
  return amps === null || isWholeWithin(amps, { min: 0, max: 1000 }) ? undefined : 'ampsWrong';
}

function scheduleFaults({ every, day, weekdays, dayOfMonth, isWindow, from, to }: TaskValues): TaskFaults {
  const faults: TaskFaults = {};
  if (every === 'once' && day === '') faults.day = 'dayMissing';
  if (every === 'weekly' && weekdays.length === 0) faults.weekdays = 'weekdaysMissing';
  if (every === 'monthly' && !isWholeWithin(dayOfMonth, { min: 1, max: 31 })) faults.dayOfMonth = 'dayOfMonthMissing';
  if (!isTime(from)) faults.from = 'timeMissing';
  if (isWindow && !isTime(to)) faults.to = 'timeMissing';
  const isEveryDay = every === 'daily' || (every === 'weekly' && weekdays.length === 7);
  if (isWindow && isEveryDay && from === to && isTime(from)) faults.to = 'endless';
  return faults;
}

function scheduleOf({ every, day, weekdays, dayOfMonth, isWindow, from, to }: TaskValues): Task['schedule'] {
  return {
    every,
    from,
    ...(every === 'once' && { day }),
    ...(every === 'weekly' && { weekdays: [...weekdays].sort((a, b) => a - b) }),
    ...(every === 'monthly' && { dayOfMonth: Number(dayOfMonth) }),
    ...(isWindow && { to }),
  };
}

/** The field of a request that names a target of each kind. */
function aimOf(target: Target | null) {
  if (target === null) return {};
  const fields = { station: 'stationId', group: 'groupId', driver: 'driverId', driver_group: 'driverGroupId' } as const;
  return { [fields[target.kind]]: target.id };
}

export function bodyOf(values: TaskValues): Required<Pick<NewTask, 'homeGroupId' | 'active'>> & NewTask {
  const { name, type, target, clock, homeGroupId, active, turnsOn, isWindow } = values;
  const limits = {
    limitAmps: values.lifts ? null : Number(values.limitAmps),
    ...(isWindow && { limitAmpsAfter: values.liftsAfter ? null : Number(values.limitAmpsAfter) }),
  };
  return {
    name: name.trim(),
    type,
    clock,
    active,
    homeGroupId: Number(homeGroupId),
    schedule: scheduleOf(values),
    ...aimOf(target),
    ...(type === 'max_current' ? limits : { turnsOn }),
  };
}

/** What the server is asked about the schedule, once it is one. */
export function previewOf(values: TaskValues, taskId: number | undefined): TaskPreviewAsked | undefined {
  if (Object.keys(scheduleFaults(values)).length > 0) return undefined;
  const { weekdays, ...schedule } = scheduleOf(values);
  return {
    ...schedule,
    ...(weekdays !== undefined && { weekdays: weekdays.join(',') }),
    clock: values.clock,
    ...aimOf(values.target),
    ...(taskId !== undefined && { taskId }),
  };
}
