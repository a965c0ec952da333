// Reports: what charging events of chosen days took, by whom and where, on the screen and as a file; all of it in the address.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import type { Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { daysOf } from '../sessions/span.ts';
import { totalsQuery } from './api.ts';
import { ExportMenu } from './files/ExportMenu.tsx';
import { ReportFiles } from './files/ReportFiles.tsx';
import { ReportFilters } from './filters/ReportFilters.tsx';
import classes from './ReportsPage.module.css';
import { SavedReports } from './saved/SavedReports.tsx';
import { filterOf, type Chosen, type ReportsSearch } from './search.ts';
import { Report } from './Report.tsx';

export function ReportsPage() {
  const { t } = useTranslation('reports');
  const formats = useFormats();
  const today = formats.calendarDay(useNow(60_000));
  const search = useSearch({ from: '/panel/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const filter = filterOf(search);
  const { data: totals, isFetching } = useQuery({
    ...totalsQuery(filter ?? { from: today, to: today }),
    enabled: filter !== undefined,
  });
  const onChange = (change: Change<ReportsSearch>, replace = false) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), resetScroll: false, replace });
  const [opened, setOpened] = useState(0);
  const { by, pageSize } = search;
  const show = (chosen: Chosen) =>
    void navigate({ search: { ...chosen, ...(by && { by }), ...(pageSize && { pageSize }) } });
  const open = (chosen: Chosen) => {
    show(chosen);
    setOpened(opened + 1);
  };
  return (
    <div className={classes.page}>
      <PageHeader
        title={t('title')}
        inBarOnPhone
        actions={<SavedReports filter={filter} today={today} onOpen={open} />}
      />
      <ReportFilters
        // What is opened from elsewhere fills the form anew.
        key={opened}
        chosen={filter ?? daysOf('month', today)}
        busy={isFetching}
        onShow={show}
        exports={<ExportMenu filter={filter} sessions={totals?.sessions ?? 0} />}
      />
      <ReportFiles />
      {filter === undefined ? (
        <Card>
          <EmptyState title={t('start')} text={t('startText')} />
        </Card>
      ) : (
        <Report filter={filter} search={search} onChange={onChange} />
      )}
    </div>
  );
}
