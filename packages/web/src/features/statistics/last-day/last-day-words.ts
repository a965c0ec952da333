// The last 24 hours as figures with their names and how they stand beside those before; for cards and for lines.
import { useTranslation } from 'react-i18next';
import type { LastDay } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { changeOf } from './change.ts';

export type DayFigure = { label: string; shortLabel: string; value: string; unit?: string; compared?: string };

const briefly = { more: 'more', less: 'less', fewer: 'fewer', same: 'same', sameEnergy: 'sameEnergy' } as const;
const inFull = {
  more: 'moreThan',
  less: 'lessThan',
  fewer: 'fewerThan',
  same: 'sameAs',
  sameEnergy: 'sameAs',
} as const;

/** `pointCount`: of all points there; undefined while that is not known. `full`: it says before what. */
export function useDayFigures({ full = false }: { full?: boolean } = {}) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const words = full ? inFull : briefly;
  const counted = (now: number, before: number) => {
    if (now === before) return t(words.same);
    const amount = formats.count(Math.abs(now - before));
    return now > before ? t(words.more, { amount }) : t(words.fewer, { amount });
  };
  const inPercent = (now: number, before: number) => {
    const percent = changeOf(now, before);
    if (percent === undefined) return {};
    if (percent === 0) return { compared: t(words.sameEnergy) };
    const amount = `${formats.count(Math.abs(percent))} %`;
    return { compared: percent > 0 ? t(words.more, { amount }) : t(words.less, { amount }) };
  };
  return (day: LastDay, pointCount: number | undefined): DayFigure[] => [
    {
      label: t('sessions'),
      shortLabel: t('sessionsShort'),
      value: formats.count(day.sessions),
      compared: counted(day.sessions, day.before.sessions),
    },
    {
      label: t('usedPoints'),
      shortLabel: t('usedPointsShort'),
      value: formats.count(day.usedPoints),
      unit: pointCount === undefined ? '' : t('ofPoints', { total: formats.count(pointCount) }),
      ...(full && { compared: counted(day.usedPoints, day.before.usedPoints) }),
    },
    {
      label: t('energy'),
      shortLabel: t('energyShort'),
      value: formats.kilowattHours(day.energyWh),
      unit: 'kWh',
      ...inPercent(day.energyWh, day.before.energyWh),
    },
  ];
}
