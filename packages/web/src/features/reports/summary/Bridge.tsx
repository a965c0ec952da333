// The foot of a report: from what it counts to what flowed in its days, so that it agrees with dashboard and statistics.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportBridge, ReportFilter } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { ErrorState } from '../../../ui/states/ErrorState.tsx';
import classes from './Bridge.module.css';
import { bridgeQuery } from '../api.ts';

export function Bridge({ filter }: { filter: ReportFilter }) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { data, error, refetch } = useQuery(bridgeQuery(filter));
  const steps = data && [
    ['', t('bySession'), data.bySessionWh],
    ['−', t('flowedAfter'), data.flowedAfterWh],
    ['+', t('fromEarlier'), data.fromEarlierWh],
    ['+', t('openSessions'), data.openWh],
    ['=', t('byFlow'), data.byFlowWh],
  ];
  const isCounting = data !== undefined && !addsUp(data);
  return (
    <Card label={t('bridge')}>
      <h2 className={classes.title}>{t('bridge')}</h2>
      <p className={classes.text}>{t('bridgeText')}</p>
      {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
      <dl className={classes.steps}>
        {steps?.map(([sign, name, wh]) => (
          <div key={name}>
            <dt>
              <span className={classes.sign}>{sign}</span>
              {name}
            </dt>
            <dd>
              {formats.exactKilowattHours(Number(wh))} <span className={classes.unit}>kWh</span>
            </dd>
          </div>
        ))}
      </dl>
      {isCounting && <p className={classes.text}>{t('stillCounting')}</p>}
    </Card>
  );
}

/** Not for the moments in which hours are counted again. */
const addsUp = ({ bySessionWh, flowedAfterWh, fromEarlierWh, openWh, byFlowWh }: ReportBridge) =>
  bySessionWh - flowedAfterWh + fromEarlierWh + openWh === byFlowWh;
