// The list of tokens of one's domain, also of nobody's: found as one types, filtered, sorted and paged in the address.
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
import { SearchField } from '../../ui/page/SearchField.tsx';
import { ToggleChip } from '../../ui/page/ToggleChip.tsx';
import { DriverGroupChip } from '../drivers/DriverGroupChip.tsx';
import { useMe } from '../login/api.ts';
import { tokensQuery } from './api.ts';
import { filterOf, isFiltered, pageSizes, statuses, type TokensSearch } from './search.ts';
import { tokenTypes } from './token-types.ts';
import { TokensTable } from './TokensTable.tsx';
import { TokenTabs } from './TokenTabs.tsx';

/** What the address says no more is undefined. */
type Change = { [Key in keyof TokensSearch]?: TokensSearch[Key] | undefined };
type FiltersProps = { search: TokensSearch; onChange: (change: Change) => void };

const nothing: Change = {
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
    <div className={filters.filters} role="search">
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
      {isFiltered(search) && (
        <Button variant="quiet" size="xs" onClick={() => onChange(nothing)}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

export function TokensPage() {
  const { t } = useTranslation('tokens');
  const search = useSearch({ from: '/panel/tokens/' });
  const navigate = useNavigate({ from: '/tokens/' });
  const filter = filterOf(search);
  const query = useQuery(tokensQuery(filter));
  const { data } = query;
  const change = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const { sort = 'name', order = 'asc' } = search;
  const sorting = {
    by: sort,
    order,
    onSort: (by: typeof sort) => change({ sort: by, order: order === 'asc' && sort === by ? 'desc' : 'asc' }),
  } as const;
  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      <TokenTabs value="tokens" />
      <Card flush>
        <Filters search={search} onChange={change} />
        <ListStates
          query={query}
          title={t(isFiltered(search) ? 'noneFound' : 'none')}
          text={t(isFiltered(search) ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <TokensTable tokens={data.items} sorting={sorting} />
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
