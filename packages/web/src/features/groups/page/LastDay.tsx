// What was charged in a group in the last 24 hours, as three cards.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { KeyFigure } from '../../../ui/format/KeyFigure.tsx';
import { Card } from '../../../ui/page/Card.tsx';
import { ErrorState } from '../../../ui/page/ErrorState.tsx';
import { CardSkeletons } from '../../../ui/page/Skeletons.tsx';
import { lastDayQuery } from '../api.ts';
import classes from './GroupPage.module.css';

/** `pointCount`: of all points in the group; undefined while that is not known. */
export function LastDay({ groupId, pointCount }: { groupId: number; pointCount: number | undefined }) {
  const { t } = useTranslation('groups');
  const formats = useFormats();
  const { data, error, refetch } = useQuery(lastDayQuery(groupId));
  if (data === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const ofPoints = pointCount === undefined ? '' : t('page.ofPoints', { total: formats.count(pointCount) });
  const figures = data && [
    { label: t('page.sessions'), shortLabel: t('page.sessionsShort'), value: formats.count(data.sessions) },
    {
      label: t('page.usedPoints'),
      shortLabel: t('page.usedPointsShort'),
      value: formats.count(data.usedPoints),
      unit: ofPoints,
    },
    {
      label: t('page.energy'),
      shortLabel: t('page.energyShort'),
      value: formats.kilowattHours(data.energyWh),
      unit: 'kWh',
    },
  ];
  return (
    <section aria-label={t('page.lastDay')} className={classes.cards}>
      {figures === undefined && <CardSkeletons heightPx={82} count={3} />}
      {figures?.map((figure) => (
        <Card key={figure.label}>
          <dl>
            <KeyFigure {...figure} labelFirst />
          </dl>
          <p className={classes.caption}>{t('page.lastDay')}</p>
        </Card>
      ))}
    </section>
  );
}
