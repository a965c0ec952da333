// Which days a saved report tells of today. Pure.
import type { SavedReport } from '../../../api/contract.ts';
import { shiftDay } from '../../../ui/format/formats.ts';
import { daysOf } from '../../sessions/span.ts';

export function spanOfSaved({ days, filter }: Pick<SavedReport, 'days' | 'filter'>, today: string) {
  if (days === 'chosen') return { from: filter.from, to: filter.to };
  if (days === 'last_month') {
    const { from = today, to = today } = daysOf('lastMonth', today);
    return { from, to };
  }
  // Sunday is the seventh day of a week.
  const to = shiftDay(today, -(new Date(`${today}T00:00:00Z`).getUTCDay() || 7));
  return { from: shiftDay(to, -6), to };
}
