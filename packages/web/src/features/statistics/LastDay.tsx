// What was charged in the last 24 hours in a group or at a station, as three cards, beside the 24 hours before.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { KeyFigure } from '../../ui/format/KeyFigure.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { CardSkeletons } from '../../ui/page/Skeletons.tsx';
import { lastDayQuery, type Of } from './api.ts';
import { changeOf } from './change.ts';
import classes from './LastDay.module.css';

/** `pointCount`: of all points there; undefined while that is not known. */
export function LastDay({ of, pointCount }: { of: Of; pointCount: number | undefined }) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const { data, error, refetch } = useQuery(lastDayQuery(of));
  if (data === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;

  const counted = (now: number, before: number) => {
    if (now === before) return t('same');
    const amount = formats.count(Math.abs(now - before));
    return now > before ? t('more', { amount }) : t('fewer', { amount });
  };
  const inPercent = (now: number, before: number) => {
    const percent = changeOf(now, before);
    if (percent === undefined) return undefined;
    if (percent === 0) return t('sameEnergy');
    const amount = `${formats.count(Math.abs(percent))} %`;
    return percent > 0 ? t('more', { amount }) : t('less', { amount });
  };
  const figures = data && [
    {
      label: t('sessions'),
      shortLabel: t('sessionsShort'),
      value: formats.count(data.sessions),
      compared: counted(data.sessions, data.before.sessions),
    },
    {
      label: t('usedPoints'),
      shortLabel: t('usedPointsShort'),
      value: formats.count(data.usedPoints),
      unit: pointCount === undefined ? '' : t('ofPoints', { total: formats.count(pointCount) }),
    },
    {
      label: t('energy'),
      shortLabel: t('energyShort'),
      value: formats.kilowattHours(data.energyWh),
      unit: 'kWh',
      compared: inPercent(data.energyWh, data.before.energyWh),
    },
  ];
  return (
    <section aria-label={t('lastDay')} className={classes.cards}>
      {figures === undefined && <CardSkeletons heightPx={94} count={3} />}
      {figures?.map(({ compared, ...figure }) => (
        <Card key={figure.label}>
          <dl>
            <KeyFigure {...figure} labelFirst />
          </dl>
          <p className={classes.caption}>
            {t('lastDay')}
            {compared !== undefined && <span className={classes.compared}>{`, ${compared}`}</span>}
          </p>
        </Card>
      ))}
    </section>
  );
}
