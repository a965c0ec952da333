// What a task does, as one sentence: which of the words, and what stands in them. Pure; *stars* mark what is strong.
import type { tasks } from './en.ts';

type Sentence = (typeof tasks)['sentence'];
export type Part = {
  key: keyof Sentence;
  values?: { [name in 'day' | 'days' | 'from' | 'to' | 'target' | 'amps']?: string };
};

export type Told = {
  every: 'once' | 'daily' | 'weekly' | 'monthly';
  dayName: string;
  weekdayNames: string;
  dayOfMonth: number;
  from: string;
  to: string | undefined;
  isUtc: boolean;
  target: string;
  isGroup: boolean;
  /** Undefined while it is missing; null lifts the limit. */
  limitAmps: number | null | undefined;
  limitAmpsAfter: number | null | undefined;
  /** Undefined of a limit. */
  turnsOn: boolean | undefined;
};

/** Stars of a name are none of ours. */
const plain = (text: string) => text.replaceAll('*', '∗');

/** What stands between its commas: when, and what then. */
export function clausesOf(told: Told): Part[][] {
  const { from, to, isUtc } = told;
  const times = { from, to: to ?? '' };
  const span: Part =
    to === undefined
      ? { key: 'at', values: times }
      : { key: to > from ? 'window' : to === '00:00' && from === to ? 'wholeDay' : 'overnight', values: times };
  const when = [whenOf(told), span, ...(isUtc ? [{ key: 'utc' } as const] : [])];
  return [when, ...deedOf(told).map((deed) => [deed])];
}

function whenOf({ every, dayName, weekdayNames, dayOfMonth }: Told): Part {
  const day = String(dayOfMonth);
  switch (every) {
    case 'once':
      return { key: 'once', values: { day: dayName } };
    case 'daily':
      return { key: 'daily' };
    case 'weekly':
      return { key: 'weekly', values: { days: weekdayNames } };
    case 'monthly':
      return { key: dayOfMonth > 28 ? 'monthlyLate' : 'monthly', values: { day } };
  }
}

function deedOf({ target, isGroup, limitAmps, limitAmpsAfter, turnsOn, to }: Told): Part[] {
  const values = { target: plain(target) };
  if (turnsOn !== undefined) {
    if (to === undefined) return [{ key: turnsOn ? 'on' : 'off', values }];
    return [{ key: turnsOn ? 'onInside' : 'offInside', values }];
  }
  if (limitAmps === undefined) return [{ key: 'unsaid', values }];
  const amps = String(limitAmps);
  const deed: Part =
    limitAmps === null
      ? { key: isGroup ? 'liftsEach' : 'lifts', values }
      : { key: isGroup ? 'limitsEach' : 'limits', values: { ...values, amps } };
  if (to === undefined || limitAmpsAfter === undefined) return [deed];
  return [
    deed,
    limitAmpsAfter === null
      ? { key: 'afterwardsFree' }
      : { key: 'afterwards', values: { amps: String(limitAmpsAfter) } },
  ];
}
