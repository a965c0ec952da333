// What was charged in the last 24 hours in a group or at a station, as three cards, beside the 24 hours before.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { KeyFigure } from '../../../ui/format/KeyFigure.tsx';
import { Card } from '../../../ui/page/Card.tsx';
import { ErrorState } from '../../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { lastDayQuery, type Of } from '../api.ts';
import { useDayFigures } from './last-day-words.ts';
import classes from './LastDay.module.css';

/** `pointCount`: of all points there; undefined while that is not known. */
export function LastDay({ of, pointCount }: { of: Of; pointCount: number | undefined }) {
  const { t } = useTranslation('statistics');
  const figuresOf = useDayFigures();
  const { data, error, refetch } = useQuery(lastDayQuery(of));
  if (data === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const figures = data && figuresOf(data, pointCount);
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
