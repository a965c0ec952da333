// How the rows and figures of a report are said: names of what has none, months, spans of charging, amounts.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportRow } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import type { Formats } from '../../ui/format/formats.ts';
import type { Grouping } from './search.ts';

const isMonth = (key: string): boolean => key.length === 7;
const startOf = (key: string) => new Date(isMonth(key) ? `${key}-01T00:00:00Z` : `${key}T00:00:00Z`);

function figureWords({ locale, plain, shortNameOfDay }: Formats) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const month = format({ month: 'long', year: 'numeric' });
  const shortDay = format({ day: 'numeric', month: 'short' });
  const shortMonth = format({ month: 'short', year: '2-digit' });
  return {
    /** Hours however many: days would say when, not how long. */
    hoursOf(seconds: number): string {
      const whole = Math.floor(seconds / 60);
      return whole < 60 ? `${whole} min` : `${plain(Math.floor(whole / 60))} h ${whole % 60} min`;
    },
    /** A day (2026-03-29) or a month (2026-03) in words. */
    barName: (key: string): string => (isMonth(key) ? month.format(startOf(key)) : shortNameOfDay(key)),
    shortBarName: (key: string): string => (isMonth(key) ? shortMonth : shortDay).format(startOf(key)),
  };
}

export function useReportWords() {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const figures = useMemo(() => figureWords(formats), [formats]);
  const nameOf = ({ key, name }: Pick<ReportRow, 'key' | 'name'>, by: Exclude<Grouping, 'session'>): string => {
    if (by === 'day' || by === 'month') return figures.barName(key);
    const shown = name ?? t(`nobody.${by}`);
    return by === 'point' ? t('pointOf', { station: shown, number: key.split('.')[1] ?? '' }) : shown;
  };
  return { ...figures, nameOf };
}
