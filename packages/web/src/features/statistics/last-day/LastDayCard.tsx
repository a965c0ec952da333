// What was charged in the last 24 hours in one's whole domain: three lines, each beside the 24 hours before.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { ErrorState } from '../../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../../ui/states/Skeletons.tsx';
import { lastDayQuery } from '../api.ts';
import { useDayFigures } from './last-day-words.ts';
import classes from './LastDayCard.module.css';

const cardPx = 188;

export function LastDayCard({ pointCount }: { pointCount: number }) {
  const { t } = useTranslation('statistics');
  const formats = useFormats();
  const figuresOf = useDayFigures({ full: true });
  const { data, error, refetch } = useQuery(lastDayQuery('domain'));
  if (data === undefined && error === null) return <CardSkeletons heightPx={cardPx} />;
  return (
    <Card label={t('lastDay')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('lastDay')}</h2>
        {data !== undefined && (
          <span className={classes.since}>{t('since', { from: formats.weekdayTime(data.from) })}</span>
        )}
      </header>
      {data === undefined ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <dl className={classes.lines}>
          {figuresOf(data, pointCount).map(({ label, value, unit, compared }) => (
            <div key={label} className={classes.line}>
              <dt>
                {label}
                {compared !== undefined && <span className={classes.compared}>{compared}</span>}
              </dt>
              <dd>
                {value}
                {unit !== undefined && <span className={classes.unit}> {unit}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
