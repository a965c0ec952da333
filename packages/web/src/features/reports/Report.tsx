// One report: its figures, its rows by what they are grouped by, and the bridge at its foot.
import { SegmentedControl, Select } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { CardSkeletons } from '../../ui/states/Skeletons.tsx';
import { totalsQuery } from './api.ts';
import { Bridge } from './summary/Bridge.tsx';
import classes from './Report.module.css';
import { ReportSummary } from './summary/ReportSummary.tsx';
import { groupings, type Grouping } from './search.ts';
import { Rows, Sessions, type Shown } from './table/ReportRows.tsx';

function GroupBy({ by, onChange }: { by: Grouping; onChange: (by: Grouping) => void }) {
  const { t } = useTranslation('reports');
  const isNarrow = useMediaQuery('(max-width: 74.99em)', false, { getInitialValueInEffect: false });
  const data = groupings.map((value) => ({ value, label: t(`byName.${value}`) }));
  const choose = (value: string | null) => {
    const chosen = groupings.find((each) => each === value);
    if (chosen !== undefined) onChange(chosen);
  };
  return (
    <div className={classes.by}>
      <span className={classes.byLabel} aria-hidden="true">
        {t('by')}
      </span>
      {isNarrow ? (
        <Select aria-label={t('by')} data={data} value={by} onChange={choose} allowDeselect={false} />
      ) : (
        <SegmentedControl aria-label={t('by')} data={data} value={by} onChange={choose} />
      )}
    </div>
  );
}

export function Report(shown: Omit<Shown, 'totals'>) {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const { filter, search, onChange } = shown;
  const { data: totals, error, refetch } = useQuery(totalsQuery(filter));
  if (totals === undefined && error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (totals === undefined) return <CardSkeletons heightPx={96} count={1} />;
  if (totals.sessions === 0) {
    return (
      <Card>
        <EmptyState title={t('none')} text={t('noneText')} />
      </Card>
    );
  }
  const { by = 'group' } = search;
  const { shortNameOfDay: day } = formats;
  return (
    <>
      <ReportSummary totals={totals} filter={filter} />
      <Card flush label={t('title')}>
        <div className={classes.head}>
          <h2 className={classes.title}>
            {t('span', { from: day(filter.from), to: day(filter.to) })}
            <span className={classes.zone}>{formats.timeZone}</span>
          </h2>
          <GroupBy by={by} onChange={(next) => onChange({ by: next, sort: undefined, order: undefined })} />
        </div>
        {by === 'session' ? <Sessions {...shown} totals={totals} /> : <Rows {...shown} by={by} totals={totals} />}
      </Card>
      <Bridge filter={filter} />
    </>
  );
}
