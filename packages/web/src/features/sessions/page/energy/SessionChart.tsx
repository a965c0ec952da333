// Power and energy of the session as a chart, and as a table behind it.
import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChartLine, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDetail } from '../../../../api/contract.ts';
import { SessionCurve } from '../../../../ui/chart/SessionCurve.tsx';
import type { SessionMoment } from '../../../../ui/chart/session-curve.ts';
import { momentsOf } from '../../../../ui/chart/session-curve.ts';
import { useFormats } from '../../../../ui/format/formats-context.ts';
import { useNow } from '../../../../ui/format/now.ts';
import { Card } from '../../../../ui/page/Card.tsx';
import { EmptyState } from '../../../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../../../ui/states/Skeletons.tsx';
import table from '../../../../ui/table.module.css';
import { curveQuery } from '../../api.ts';
import classes from './SessionChart.module.css';

function Moments({ moments }: { moments: SessionMoment[] }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  return (
    // A region that scrolls has to be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.moments} role="region" aria-label={t('chart.table')} tabIndex={0}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('chart.at')}</th>
            <th scope="col" className={table.figure}>
              {t('chart.power')}
            </th>
            <th scope="col" className={table.figure}>
              {t('chart.energy')}
            </th>
          </tr>
        </thead>
        <tbody>
          {moments.map(({ atMs, powerW, wh }) => (
            <tr key={atMs}>
              <td>{formats.exact(atMs)}</td>
              <td className={table.figure}>{powerW === null ? '–' : formats.exactKilowatts(powerW)}</td>
              <td className={table.figure}>{formats.kilowattHours(wh)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function SessionChart({ session }: { session: SessionDetail }) {
  const { t } = useTranslation('session');
  const { data, error, refetch } = useQuery(curveQuery(session.id));
  const [asTable, setAsTable] = useState(false);
  const now = useNow(15_000);
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  const moments = useMemo(
    () =>
      momentsOf(
        (data?.points ?? []).map(({ at, wh }) => ({ atMs: Date.parse(at), wh })),
        (data?.power ?? []).map(({ at, powerW }) => ({ atMs: Date.parse(at), powerW })),
      ),
    [data],
  );
  const startMs = Math.min(Date.parse(session.startedAt), moments[0]?.atMs ?? Infinity);
  const endMs = Math.max(session.endedAt === null ? now : Date.parse(session.endedAt), moments.at(-1)?.atMs ?? 0);
  const switchLabel = t(asTable ? 'chart.asChart' : 'chart.asTable');
  return (
    <Card label={t('chart.title')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('chart.title')}</h2>
        {(data?.power.length ?? 0) > 0 && <span className={classes.power}>{t('chart.power')}</span>}
        {moments.length > 1 && <span className={classes.energy}>{t('chart.energy')}</span>}
        {moments.length > 1 && (
          <ActionIcon aria-label={switchLabel} data-tip={switchLabel} onClick={() => setAsTable(!asTable)}>
            {asTable ? <IconChartLine size={16} stroke={1.5} /> : <IconTable size={16} stroke={1.5} />}
          </ActionIcon>
        )}
      </header>
      {data === undefined && error === null && <CardSkeletons heightPx={344} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && moments.length < 2 && <EmptyState title={t('chart.none')} text={t('chart.noneText')} />}
      {moments.length > 1 && asTable && <Moments moments={moments} />}
      {moments.length > 1 && !asTable && (
        <SessionCurve
          moments={moments}
          startMs={startMs}
          endMs={Math.max(endMs, startMs + 60_000)}
          heightPx={isPhone ? 200 : 344}
        />
      )}
    </Card>
  );
}
