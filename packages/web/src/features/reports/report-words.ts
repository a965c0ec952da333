// How the rows and figures of a report are said: names of what has none, months, spans of charging, amounts.
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '../../api/contract.ts';
import { shortNameOfDay } from '../../ui/format/formats.ts';
import { panelLocale } from '../../ui/format/formats-context.ts';
import type { Grouping } from './search.ts';

const money = new Intl.NumberFormat(panelLocale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const month = new Intl.DateTimeFormat(panelLocale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(panelLocale, { timeZone: 'UTC', day: 'numeric', month: 'short' });
const shortMonth = new Intl.DateTimeFormat(panelLocale, { timeZone: 'UTC', month: 'short', year: '2-digit' });
const minutes = new Intl.NumberFormat(panelLocale);

/** Hours however many: days would say when, not how long. */
export function hoursOf(seconds: number): string {
  const whole = Math.floor(seconds / 60);
  return whole < 60 ? `${whole} min` : `${minutes.format(Math.floor(whole / 60))} h ${whole % 60} min`;
}

export const amountOf = (cents: number): string => money.format(cents / 100);

const isMonth = (key: string): boolean => key.length === 7;
const startOf = (key: string) => new Date(isMonth(key) ? `${key}-01T00:00:00Z` : `${key}T00:00:00Z`);

/** A day (2026-03-29) or a month (2026-03) in words. */
export const barName = (key: string): string =>
  isMonth(key) ? month.format(startOf(key)) : shortNameOfDay(panelLocale, key);

export const shortBarName = (key: string): string => (isMonth(key) ? shortMonth : shortDay).format(startOf(key));

export function useReportWords() {
  const { t } = useTranslation('reports');
  const nameOf = ({ key, name }: Pick<ReportRow, 'key' | 'name'>, by: Exclude<Grouping, 'session'>): string => {
    if (by === 'day' || by === 'month') return barName(key);
    const shown = name ?? t(`nobody.${by}`);
    return by === 'point' ? t('pointOf', { station: shown, number: key.split('.')[1] ?? '' }) : shown;
  };
  return { nameOf };
}
