// The cards that were shown of late in one's domain: filtered and paged in the address, and live.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { DriverChip } from '../drivers/DriverChip.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { StationChip } from '../sessions/filters/StationChip.tsx';
import { TokenChip } from '../tokens/TokenChip.tsx';
import { TokenTabs } from '../tokens/TokenTabs.tsx';
import { presentationsQuery } from './api.ts';
import classes from './Presentations.module.css';
import { answers, filterOf, isFiltered, pageSizes, type ShownSearch } from './search.ts';
import { ShownTable } from './ShownTable.tsx';

type FiltersProps = { search: ShownSearch; onChange: (change: Change<ShownSearch>) => void };

const nothing: Change<ShownSearch> = { only: undefined, stationId: undefined, tokenId: undefined, driverId: undefined };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('presentations');
  const { only, stationId, tokenId, driverId } = search;
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange(nothing)}>
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
    </FilterBar>
  );
}

export function ShownPage() {
  const { t } = useTranslation('presentations');
  const search = useSearch({ from: '/panel/tokens/shown' });
  const navigate = useNavigate({ from: '/tokens/shown' });
  const filter = filterOf(search);
  const query = useQuery(presentationsQuery(filter));
  const { change, paging } = listAddress<ShownSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <TokenTabs value="shown" />
      <p className={classes.note}>{t('text')}</p>
      <Card flush>
        <Filters search={search} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{
            title: t(isFiltered(search) ? 'noneFound' : 'none'),
            text: t(isFiltered(search) ? 'noneFoundText' : 'noneText'),
          }}
        >
          {({ items }) => <ShownTable shown={items} />}
        </PagedList>
      </Card>
    </>
  );
}
