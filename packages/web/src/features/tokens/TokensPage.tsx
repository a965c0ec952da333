// The list of tokens of one's domain, also of nobody's: found as one types, filtered, sorted and paged in the address.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, sortingOf, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { DriverGroupChip } from '../drivers/DriverGroupChip.tsx';
import { useMe } from '../login/api.ts';
import { tokensQuery } from './api.ts';
import { filterOf, isFiltered, pageSizes, statuses, type TokensSearch } from './search.ts';
import { tokenTypes } from './token-types.ts';
import { TokensTable } from './TokensTable.tsx';
import { TokenTabs } from './TokenTabs.tsx';

type FiltersProps = { search: TokensSearch; onChange: (change: Change<TokensSearch>) => void };

const nothing: Change<TokensSearch> = {
  search: undefined,
  status: undefined,
  owner: undefined,
  type: undefined,
  driverGroupId: undefined,
};

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation(['tokens', 'drivers']);
  const isAdmin = useMe().operator.role === 'admin';
  const { status, owner, type, driverGroupId } = search;
  return (
    <FilterBar isFiltered={isFiltered(search)} onClear={() => onChange(nothing)}>
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('status')}
        shown={status === undefined ? '' : t('statusOf', { status: t(`drivers:state.${status}`) })}
        removeLabel={t('removeStatus')}
        isSet={status !== undefined}
        options={statuses.map((value) => ({ value, label: t(`drivers:state.${value}`) }))}
        onChoose={(chosen) => onChange({ status: chosen })}
      />
      <FilterChip
        name={t('type')}
        shown={type === undefined ? '' : t('typeOf', { type: t(`drivers:form.type.${type}`) })}
        removeLabel={t('removeType')}
        isSet={type !== undefined}
        options={tokenTypes.map((value) => ({ value, label: t(`drivers:form.type.${value}`) }))}
        onChoose={(chosen) => onChange({ type: chosen })}
      />
      <DriverGroupChip driverGroupId={driverGroupId} onChoose={(chosen) => onChange({ driverGroupId: chosen })} />
      {isAdmin && (
        <ToggleChip
          name={t('nobodys')}
          isSet={owner === 'nobody'}
          onToggle={() => onChange({ owner: owner === 'nobody' ? undefined : 'nobody' })}
        />
      )}
    </FilterBar>
  );
}

export function TokensPage() {
  const { t } = useTranslation('tokens');
  const search = useSearch({ from: '/panel/tokens/' });
  const navigate = useNavigate({ from: '/tokens/' });
  const filter = filterOf(search);
  const query = useQuery(tokensQuery(filter));
  const { change, paging } = listAddress<TokensSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const sorting = sortingOf(search, 'name', change);
  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <TokenTabs value="tokens" />
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
          {({ items }) => <TokensTable tokens={items} sorting={sorting} />}
        </PagedList>
      </Card>
    </>
  );
}
