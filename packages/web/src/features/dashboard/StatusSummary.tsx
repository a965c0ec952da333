// How many charging points are in each state, as a ring and as a list with the symbols themselves.
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DashboardStation } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { Donut } from '../../ui/chart/Donut.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { countByState, countedStates } from '../../ui/station/point-look.ts';
import { PointSquare } from '../../ui/station/PointSquare.tsx';
import { StationLine } from '../../ui/station/StationLine.tsx';
import classes from './StatusSummary.module.css';

type Props = { stations: DashboardStation[]; scope: string };

export const StatusSummary = memo(function StatusSummary({ stations, scope }: Props) {
  const { t } = useTranslation(['dashboard', 'ui']);
  const formats = useFormats();
  const byState = countByState(stations);
  const counts = countedStates.map((key) => ({ key, count: byState[key] }));
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ key, count }) => `${t(`ui:state.${key}`)} ${formats.count(count)}`)
    .join(', ');
  return (
    <Card>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('summary')}</h2>
        <span className={classes.scope}>{scope}</span>
      </header>
      <div className={classes.body}>
        <Donut
          counts={counts}
          figure={formats.count(total)}
          caption={t('donutPoints', { count: total })}
          label={t('donutLabel', { parts })}
        />
        <dl className={classes.legend}>
          {counts.map(({ key, count }) => (
            <div key={key} className={classes.entry}>
              <dt>
                <span className={classes.symbol}>
                  <PointSquare look={key} size={16} />
                  {key === 'offline' && <StationLine offline thin />}
                </span>
                {t(`ui:state.${key}`)}
              </dt>
              <dd>{formats.count(count)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
});
