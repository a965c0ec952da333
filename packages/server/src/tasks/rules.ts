// What a scheduled task may be, and what is to become of a run that is due. Pure.
import type { FieldFaults } from '../failures.ts';
import type { Due, Schedule } from './calendar.ts';
import type { NewTask, Target, TaskType } from './wire.ts';

/** A run that is later than this is not made up for: what was right then may be wrong now. */
const mostLateMs = 15 * 60_000;

export function isTooLate(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > mostLateMs;
}

type Around = {
  phase: Due['phase'];
  isWindow: boolean;
  /** The instant of the task that comes after this one. */
  nextAt: Date | undefined;
  /** What its last run was that took place. */
  lastDone: Due['phase'] | undefined;
};

/**
 * Of what comes too late, that is still owed which should hold now: a window that is not over, and the end of one that has
 * begun, or it would hold for ever. Where the next instant has come meanwhile, that one decides.
 */
export function isOwed({ phase, isWindow, nextAt, lastDone }: Around, now: Date): boolean {
  if (nextAt !== undefined && nextAt <= now) return false;
  return phase === 'end' ? lastDone === 'start' : isWindow;
}

const kinds: Readonly<Record<TaskType, readonly Target['kind'][]>> = {
  max_current: ['station', 'group'],
  driver: ['driver'],
  driver_group: ['driver_group'],
};

type Asked = Pick<NewTask, 'stationId' | 'groupId' | 'driverId' | 'driverGroupId'>;

type Aim = Pick<Target, 'kind' | 'id'>;

/** The one thing that a request names, if it names one. */
export function aimOf({ stationId, groupId, driverId, driverGroupId }: Asked): Aim | undefined {
  const named = { station: stationId, group: groupId, driver: driverId, driver_group: driverGroupId };
  const aims = Object.entries(named).flatMap(([kind, id]) =>
    id === undefined ? [] : [{ kind: kind as Target['kind'], id }],
  );
  return aims.length === 1 ? aims[0] : undefined;
}

/** The same, if it is what the type takes. */
export function targetOf(type: TaskType, asked: Asked): Aim | undefined {
  const aim = aimOf(asked);
  return aim !== undefined && kinds[type].includes(aim.kind) ? aim : undefined;
}

/** The field of a body that names a target of this kind. */
export const targetFields: Readonly<Record<Target['kind'], keyof Asked>> = {
  station: 'stationId',
  group: 'groupId',
  driver: 'driverId',
  driver_group: 'driverGroupId',
};

export function faultsOf(asked: Omit<NewTask, 'active' | 'homeGroupId'>): FieldFaults {
  const faults: FieldFaults = {};
  const { type, schedule, limitAmps, limitAmpsAfter, turnsOn } = asked;
  const isWindow = schedule.to !== undefined;
  if (targetOf(type, asked) === undefined) faults['target'] = 'Choose what the task is for.';
  if (type === 'max_current') {
    if (limitAmps === undefined) faults['limitAmps'] = 'Say how many amperes.';
    if (isWindow && limitAmpsAfter === undefined) faults['limitAmpsAfter'] = 'Say what holds after the window.';
    if (isWindow && limitAmps !== undefined && limitAmps === limitAmpsAfter)
      faults['limitAmpsAfter'] = 'Inside and after the window the same would hold.';
  } else if (turnsOn === undefined) faults['turnsOn'] = 'Say whether it is active then.';
  return { ...faults, ...scheduleFaults(schedule) };
}

export function scheduleFaults(schedule: Schedule): FieldFaults {
  const { every, day, weekdays = [], dayOfMonth, from, to } = schedule;
  if (every === 'once' && day === undefined) return { 'schedule.day': 'Choose the day.' };
  if (every === 'weekly' && weekdays.length === 0) return { 'schedule.weekdays': 'Tick one day at least.' };
  if (every === 'monthly' && dayOfMonth === undefined) return { 'schedule.dayOfMonth': 'Say which day of the month.' };
  const isEveryDay = every === 'daily' || (every === 'weekly' && weekdays.length === 7);
  return isEveryDay && from === to ? { 'schedule.to': 'This window would never end.' } : {};
}

type Sets = { limitAmps: number | null; limitAmpsAfter: number | null; turnsOn: boolean | null };

/** What a run sets. */
export function setBy(phase: Due['phase'], { limitAmps, limitAmpsAfter, turnsOn }: Sets) {
  if (phase === 'start') return { limitAmps, turnsOn };
  return { limitAmps: limitAmpsAfter, turnsOn: turnsOn === null ? null : !turnsOn };
}
