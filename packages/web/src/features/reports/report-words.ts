// How the rows and figures of a report are said: names of what has none, months, spans of charging, amounts.
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '../../api/contract.ts';
import { shortNameOfDay } from '../../ui/format/formats.ts';
import { panelLocale } from '../../ui/format/formats-context.ts';
import type { Grouping } from './search.ts';

const money = new Intl.NumberFormat(panelLocale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const month = new Intl.DateTimeFormat(panelLocale, { timeZone: 'UTC', month: 'long', year: 'numeric' });
const minutes = new Intl.NumberFormat(panelLocale);

/** Hours however many: days would say when, not how long. */
export function hoursOf(seconds: number): string {
  const whole = Math.floor(seconds / 60);
  return whole < 60 ? `${whole} min` : `${minutes.format(Math.floor(whole / 60))} h ${whole % 60} min`;
}

export const amountOf = (cents: number): string => money.format(cents / 100);

export function useReportWords() {
  const { t } = useTranslation('reports');
  const nameOf = ({ key, name }: Pick<ReportRow, 'key' | 'name'>, by: Exclude<Grouping, 'session'>): string => {
    if (by === 'day') return shortNameOfDay(panelLocale, key);
    if (by === 'month') return month.format(new Date(`${key}-01T00:00:00Z`));
    const shown = name ?? t(`nobody.${by}`);
    return by === 'point' ? t('pointOf', { station: shown, number: key.split('.')[1] ?? '' }) : shown;
  };
  return { nameOf };
}
