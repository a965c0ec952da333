// The list of charging stations: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconDownload, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { getStationIds } from '../campaigns/api.ts';
import { BulkBar } from '../campaigns/BulkBar.tsx';
import { useMe } from '../login/api.ts';
import { exportAddress, stationsQuery, strangersQuery, useStationTotal } from './api.ts';
import { useColumns } from './columns.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import type { StationsSearch } from './search.ts';
import { filterOf, orphans, pageSizes } from './search.ts';
import { useChoice, type Choice } from './selection.ts';
import classes from './Stations.module.css';
import { isFiltered, StationFilters } from './StationFilters.tsx';
import { StationsTable } from './StationsTable.tsx';

function ToBulkCommands() {
  const { t } = useTranslation('campaigns');
  return (
    <Button className={classes.desk} renderRoot={(props) => <Link to="/stations/campaigns" {...props} />}>
      {t('title')}
    </Button>
  );
}

function AddAndImport() {
  const { t } = useTranslation('stations');
  return (
    <div className={classes.head}>
      <Button className={classes.desk} renderRoot={(props) => <Link to="/stations/import" {...props} />}>
        {t('import.open')}
      </Button>
      <Button
        variant="main"
        leftSection={<IconPlus size={16} stroke={1.75} />}
        renderRoot={(props) => <Link to="/stations/new" {...props} />}
      >
        {t('add.open')}
      </Button>
    </div>
  );
}

/** Adding, and who knocked without having been added; for admins. */
function Actions() {
  const { t } = useTranslation('stations');
  const { data: strangers } = useQuery(strangersQuery);
  const count = strangers?.items.length ?? 0;
  return (
    <div className={classes.head}>
      <ToBulkCommands />
      {count > 0 && (
        <Button renderRoot={(props) => <Link to="/stations/unknown" {...props} />}>
          {t('strangers.open', { count })}
        </Button>
      )}
      <AddAndImport />
    </div>
  );
}

/** As many as one command may go to. */
const mostChosen = 10_000;

function allOf({ ids }: Choice, total: number | undefined, onChoose: () => void) {
  const count = Math.min(total ?? 0, mostChosen);
  return ids.size < count ? { count, isAllOfThem: count === total, onChoose } : undefined;
}

export function StationsPage() {
  const { t } = useTranslation('stations');
  const isAdmin = useMe().operator.role === 'admin';
  const search = useSearch({ from: '/panel/stations/' });
  const navigate = useNavigate({ from: '/stations/' });
  const columns = useColumns();
  const filter = filterOf(search);
  const { data, error, refetch } = useQuery(stationsQuery(filter));
  const total = useStationTotal(filter, data);
  const choice = useChoice(filter);

  const change = (change: Partial<StationsSearch>) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const sorting = {
    by: search.sort ?? 'name',
    order: search.order ?? 'asc',
    onSort: (sort: NonNullable<StationsSearch['sort']>) =>
      change({ sort, order: search.order !== 'desc' && (search.sort ?? 'name') === sort ? 'desc' : 'asc' }),
  } as const;
  const actions = isAdmin ? <Actions /> : <ToBulkCommands />;
  const filtered = isFiltered(search);
  const isEmpty = data?.items.length === 0;
  return (
    <>
      <PageHeader title={t('title')} actions={actions} inBarOnPhone />
      <Card flush>
        <StationFilters search={search} onChange={change}>
          <span className={classes.end}>
            <Button
              component="a"
              href={exportAddress(filter)}
              download
              variant="quiet"
              size="xs"
              leftSection={<IconDownload size={16} stroke={1.5} />}
            >
              {t('export')}
            </Button>
            <ColumnsMenu {...columns} />
          </span>
        </StationFilters>
        {error !== null && data === undefined && <ErrorState error={error} onRetry={() => void refetch()} />}
        {error === null && data === undefined && <RowSkeletons rows={8} />}
        {isEmpty && !filtered && (
          <EmptyState title={t('none')} text={t('noneText')} action={isAdmin && <AddAndImport />} />
        )}
        {isEmpty && filtered && <EmptyState title={t('noneFound')} text={t('noneFoundText')} />}
        {data !== undefined && !isEmpty && (
          <>
            <StationsTable
              stations={data.items}
              columns={columns.shown}
              canEdit={isAdmin}
              sorting={sorting}
              selection={choice}
            />
            <Pager
              page={filter.page ?? 1}
              pageSize={filter.pageSize ?? pageSizes[0]}
              total={total ?? data.items.length}
              pageSizes={pageSizes}
              onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
              onPageSize={(pageSize) => change({ pageSize })}
            />
          </>
        )}
      </Card>
      {choice.ids.size > 0 && (
        <BulkBar
          stationIds={[...choice.ids]}
          areOrphans={search.state === orphans}
          all={allOf(choice, total, () => void getStationIds(filter).then(({ ids }) => choice.choose(ids)))}
          onClear={choice.clear}
        />
      )}
    </>
  );
}
