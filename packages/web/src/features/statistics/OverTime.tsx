// Energy and charging events over a time frame, as a diagram with a table behind it, to choose and to download.
import { ActionIcon } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../api/contract.ts';
import { BarsAndLine, type Bar } from '../../ui/chart/BarsAndLine.tsx';
import { downloadPicture } from '../../ui/chart/chart-picture.ts';
import type { Formats } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { exportAddress, statisticsQuery, type Whose } from './api.ts';
import { Download } from './Download.tsx';
import classes from './OverTime.module.css';
import { periodName, shortPeriodName, spanName } from './period-words.ts';
import { PeriodTable } from './PeriodTable.tsx';
import type { Span, SpanChange, SpanSearch } from './search.ts';
import { filterOf } from './search.ts';
import { SpanChoice } from './SpanChoice.tsx';
import { SpanFigures } from './SpanFigures.tsx';
import { languageOf } from '../../ui/format/languages.ts';

const chartPx = 192;

type Props = {
  whose: Whose;
  title: string;
  note?: string;
  search: SpanSearch;
  /** Where the address says no span. */
  otherwise: Span;
  onChange: (change: SpanChange) => void;
  /** The sums stand above the diagram; `points`: of how many. */
  withFigures?: { points?: number | undefined };
};

function barsOf({ periods, by, at }: Statistics, formats: Formats): Bar[] {
  return periods.map((period) => ({
    energyWh: period.energyWh,
    sessions: period.sessions,
    name: periodName(period, by, formats),
    shortName: shortPeriodName(period, by, formats),
    unfinished: period.to > at,
  }));
}

function Legend({ note }: { note: string | undefined }) {
  const { t } = useTranslation('statistics');
  return (
    <div className={classes.legend}>
      <span className={classes.entry}>
        <span className={classes.barSign} aria-hidden="true" />
        {t('energyInKwh')}
      </span>
      <span className={classes.entry}>
        <svg className={classes.lineSign} width="18" height="8" aria-hidden="true">
          <path d="M0 4h18" />
          <circle cx="9" cy="4" r="2.75" />
        </svg>
        {t('chargingSessions')}
      </span>
      {note !== undefined && <span className={classes.note}>{note}</span>}
    </div>
  );
}

export function OverTime({ whose, title, note, search, otherwise, onChange, withFigures }: Props) {
  const { t, i18n } = useTranslation('statistics');
  const formats = useFormats();
  const filter = filterOf(search, otherwise);
  const heading = useRef<HTMLHeadingElement>(null);
  const diagram = useRef<HTMLDivElement>(null);
  const isTable = search.figures === 'table';
  const withShares = whose.whole !== 'drivers' && whose.whole !== 'driver-groups';
  const shares = withShares && (isTable || withFigures !== undefined);
  const { data, error, refetch, isPlaceholderData } = useQuery(statisticsQuery(whose, { ...filter, shares }));
  const toggle = t(isTable ? 'asDiagram' : 'asTable');

  const keepPicture = () => {
    if (diagram.current === null || heading.current === null || data === undefined) return;
    const caption = `${spanName(data, formats)} · ${t('pictureLegend')} · ${formats.zone(data.at)}`;
    void downloadPicture(diagram.current, { title: heading.current, caption, fileName: 'statistics.png' });
  };
  const dayOf = (at: string | undefined) => (at === undefined ? '' : formats.calendarDay(at));
  const days = { from: dayOf(data?.from), to: dayOf(data?.at) };

  return (
    <Card flush label={title}>
      <header className={classes.head}>
        <h2 ref={heading} className={classes.title}>
          {title}
        </h2>
        <Legend note={note} />
        <div className={classes.tools}>
          <SpanChoice search={search} otherwise={otherwise} onChange={onChange} days={days} />
          <ActionIcon
            aria-label={toggle}
            data-tip={toggle}
            onClick={() => onChange({ figures: isTable ? undefined : 'table' })}
          >
            {isTable ? <IconChartBar size={16} stroke={1.5} /> : <IconTable size={16} stroke={1.5} />}
          </ActionIcon>
          <Download
            csv={exportAddress(whose, filter, languageOf(i18n.language))}
            {...(!isTable && data !== undefined && { onPicture: keepPicture })}
          />
        </div>
      </header>
      {data === undefined && error === null && (
        <div className={classes.chart}>
          <CardSkeletons heightPx={chartPx} />
        </div>
      )}
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {error === null && data !== undefined && (
        <div aria-busy={isPlaceholderData} className={classes.content}>
          {withFigures !== undefined && <SpanFigures {...withFigures} total={data.total} withShares={withShares} />}
          {isTable ? (
            <PeriodTable statistics={data} withShares={withShares} />
          ) : (
            <div className={classes.chart}>
              <BarsAndLine bars={barsOf(data, formats)} label={title} heightPx={chartPx} picture={diagram} />
            </div>
          )}
        </div>
      )}
    </Card>
  );
}
