// The cards that were shown of late in one's domain: filtered and paged in the address, and live.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import filters from '../../ui/page/Filters.module.css';
import { ListStates } from '../../ui/page/ListStates.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { DriverChip } from '../drivers/DriverChip.tsx';
import { StationChip } from '../sessions/StationChip.tsx';
import { TokenChip } from '../tokens/TokenChip.tsx';
import { TokenTabs } from '../tokens/TokenTabs.tsx';
import { presentationsQuery } from './api.ts';
import classes from './Presentations.module.css';
import { answers, filterOf, isFiltered, pageSizes, type ShownSearch } from './search.ts';
import { ShownTable } from './ShownTable.tsx';

/** What the address says no more is undefined. */
type Change = { [Key in keyof ShownSearch]?: ShownSearch[Key] | undefined };
type FiltersProps = { search: ShownSearch; onChange: (change: Change) => void };

const nothing: Change = { only: undefined, stationId: undefined, tokenId: undefined, driverId: undefined };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('presentations');
  const { only, stationId, tokenId, driverId } = search;
  return (
    <div className={filters.filters} role="search">
      <FilterChip
        name={t('only')}
        shown={only === undefined ? '' : t('onlyOf', { answer: t(`answer.${only}`) })}
        removeLabel={t('removeOnly')}
        isSet={only !== undefined}
        options={answers.map((value) => ({ value, label: t(`answer.${value}`) }))}
        onChoose={(chosen) => onChange({ only: chosen })}
      />
      <StationChip stationId={stationId} onChoose={(chosen) => onChange({ stationId: chosen })} />
      {tokenId !== undefined && <TokenChip tokenId={tokenId} onRemove={() => onChange({ tokenId: undefined })} />}
      {driverId !== undefined && <DriverChip driverId={driverId} onRemove={() => onChange({ driverId: undefined })} />}
      {isFiltered(search) && (
        <Button variant="quiet" size="xs" onClick={() => onChange(nothing)}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

export function ShownPage() {
  const { t } = useTranslation('presentations');
  const search = useSearch({ from: '/panel/tokens/shown' });
  const navigate = useNavigate({ from: '/tokens/shown' });
  const filter = filterOf(search);
  const query = useQuery(presentationsQuery(filter));
  const { data } = query;
  const change = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <TokenTabs value="shown" />
      <p className={classes.note}>{t('text')}</p>
      <Card flush>
        <Filters search={search} onChange={change} />
        <ListStates
          query={query}
          title={t(isFiltered(search) ? 'noneFound' : 'none')}
          text={t(isFiltered(search) ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <ShownTable shown={data.items} />
            <Pager
              page={filter.page ?? 1}
              pageSize={filter.pageSize ?? pageSizes[0]}
              total={data.total}
              pageSizes={pageSizes}
              onPage={(page) => void navigate({ search: (old) => ({ ...old, page }) })}
              onPageSize={(pageSize) => change({ pageSize })}
            />
          </>
        )}
      </Card>
    </>
  );
}
