// The list of charging stations: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { AddLink } from '../../ui/list/AddLink.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { listAddress, sortingOf } from '../../ui/list/list-address.ts';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { getStationIds } from '../campaigns/api.ts';
import { BulkBar } from '../campaigns/BulkBar.tsx';
import { useMe } from '../login/api.ts';
import { exportAddress, stationsQuery, strangersQuery, useStationTotal } from './api.ts';
import { useColumns } from './columns.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { DeletedBar } from './edit/DeletedBar.tsx';
import type { StationsSearch } from './search.ts';
import { filterOf, orphans, pageSizes } from './search.ts';
import { useChoice, type Choice } from './selection.ts';
import classes from './Stations.module.css';
import { isFiltered, StationFilters } from './StationFilters.tsx';
import { StationsTable } from './StationsTable.tsx';
import { languageOf } from '../../ui/format/languages.ts';

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
      <AddLink to="/stations/new">{t('add.open')}</AddLink>
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

/** How many there are is counted apart, and may come later than the rows; of a page past the last one only that tells. */
function withTotal<Page extends { items: readonly unknown[] }>(listed: Page, total: number | undefined, page: number) {
  const { length } = listed.items;
  if (length > 0) return { ...listed, total: total ?? length };
  if (page === 1) return { ...listed, total: 0 };
  return total === undefined ? undefined : { ...listed, total };
}

export function StationsPage() {
  const { t, i18n } = useTranslation('stations');
  const isAdmin = useMe().operator.role === 'admin';
  const search = useSearch({ from: '/panel/stations/' });
  const navigate = useNavigate({ from: '/stations/' });
  const columns = useColumns();
  const filter = filterOf(search);
  const { data, error, refetch } = useQuery(stationsQuery(filter));
  const { total, ...counting } = useStationTotal(filter, data);
  const choice = useChoice(filter);
  const { change, paging } = listAddress<StationsSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const actions = isAdmin ? <Actions /> : <ToBulkCommands />;
  const listed = data && withTotal(data, total, paging.page);
  // Of a page past the last one nothing can be shown before all are counted.
  const query = { data: listed, ...(error === null ? counting : { error, refetch }) };
  const none = isFiltered(search)
    ? { title: t('noneFound'), text: t('noneFoundText') }
    : { title: t('none'), text: t('noneText'), action: isAdmin && <AddAndImport /> };
  return (
    <>
      <PageHeader title={t('title')} actions={actions} inBarOnPhone />
      <Card flush>
        <StationFilters search={search} onChange={change}>
          <span className={classes.end}>
            <Button
              component="a"
              href={exportAddress(filter, languageOf(i18n.language))}
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
        <PagedList query={query} paging={paging} none={none}>
          {({ items }) => (
            <StationsTable
              stations={items}
              columns={columns.shown}
              canEdit={isAdmin}
              sorting={sortingOf(search, 'name', change)}
              selection={choice}
            />
          )}
        </PagedList>
      </Card>
      {choice.ids.size === 0 ? (
        <DeletedBar />
      ) : (
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
