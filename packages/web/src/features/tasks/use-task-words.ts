// How schedules and what they set are put into words, short for the list and as a sentence for the form.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { continued } from '../../ui/format/continued.ts';
import type { Formats } from '../../ui/format/formats.ts';

/** The server's names of types and results, as the words have them. */
export const typeWords = { max_current: 'maxCurrent', driver: 'driver', driver_group: 'driverGroup' } as const;
export const resultWords = {
  changed: 'changed',
  unchanged: 'unchanged',
  wanted: 'wanted',
  out_of_reach: 'outOfReach',
  late: 'late',
  fault: 'fault',
} as const;

/** The fourth of January 2021 was a Monday. */
const weekdayName = (locale: string, weekday: number, width: 'long' | 'short') =>
  new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' }).format(Date.UTC(2021, 0, 3 + weekday));

export function useDayWords() {
  const formats = useFormats();
  return useMemo(() => dayWords(formats), [formats]);
}

function dayWords({ locale, list, shortNameOfDay }: Formats) {
  return {
    dayName: (day: string) => (day === '' ? '…' : shortNameOfDay(day)),
    weekdayNames: (weekdays: readonly number[], width: 'long' | 'short'): string =>
      list(weekdays.toSorted((a, b) => a - b).map((weekday) => weekdayName(locale, weekday, width))),
  };
}

export function useTaskWords() {
  const { t } = useTranslation('tasks');
  const { dayName, weekdayNames } = useDayWords();
  const schedule = ({ schedule: { every, day = '', weekdays = [], dayOfMonth = 1, from, to }, clock }: Task) => {
    const when = t(`short.${every}`, {
      day: every === 'once' ? dayName(day) : dayOfMonth,
      days: weekdayNames(weekdays, 'short'),
    });
    const isWhole = from === '00:00' && to === '00:00';
    const window = isWhole ? t('short.wholeDay') : t('short.window', { from, to });
    const span = to === undefined ? t('short.at', { from }) : window;
    return [when, span, ...(clock === 'utc' ? [t('short.utc')] : [])].join(', ');
  };
  const value = (amps: number | null, turnsOn: boolean | null) => {
    if (turnsOn !== null) return t(turnsOn ? 'short.on' : 'short.off');
    return amps === null ? t('short.lifts') : t('short.amps', { amps });
  };
  const sets = ({ limitAmps, limitAmpsAfter, turnsOn, schedule: { to } }: Task) => {
    const inside = value(limitAmps, turnsOn);
    if (to === undefined) return inside;
    return t('short.afterwards', {
      inside,
      after: continued(value(limitAmpsAfter, turnsOn === null ? null : !turnsOn)),
    });
  };
  return { schedule, sets };
}

/** What a task's window has set, while it lasts, and what becomes of that where the task no longer ends it. */
export function useHoldingWords() {
  const { t } = useTranslation('tasks');
  const formats = useFormats();
  const holding = ({ holds, target, turnsOn, limitAmps }: Task): string | undefined => {
    if (holds === null) return undefined;
    const until = formats.shortDayTime(holds.until);
    if (turnsOn !== null) return t(turnsOn ? 'holds.on' : 'holds.off', { target: target?.name, until });
    const count = holds.stations ?? 0;
    return limitAmps === null
      ? t('holds.lifted', { count, until })
      : t('holds.amps', { count, until, amps: limitAmps });
  };
  const endsNow = ({ target, turnsOn, limitAmpsAfter }: Task): string => {
    if (turnsOn !== null) return t(turnsOn ? 'endsNow.off' : 'endsNow.on', { target: target?.name });
    return limitAmpsAfter === null ? t('endsNow.lifted') : t('endsNow.amps', { amps: limitAmpsAfter });
  };
  return { holding, endsNow };
}
