// The list of operators of one's domain: found as one types, filtered, sorted and paged in the address.
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';
import { FilterChip } from '../../ui/page/FilterChip.tsx';
import filters from '../../ui/page/Filters.module.css';
import { ListStates } from '../../ui/page/ListStates.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { operatorsQuery, remindOperator } from './api.ts';
import classes from './OperatorsPage.module.css';
import { OperatorsTable } from './OperatorsTable.tsx';
import { filterOf, pageSizes, statuses, type OperatorsSearch } from './search.ts';

type FiltersProps = { search: OperatorsSearch; onChange: (change: Partial<OperatorsSearch>) => void };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('operators');
  const { status } = search;
  return (
    <div className={filters.filters} role="search">
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('status')}
        shown={status === undefined ? '' : t('statusOf', { status: t(`state.${status}`) })}
        removeLabel={t('removeStatus')}
        isSet={status !== undefined}
        options={statuses.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChoose={(chosen) => onChange({ status: chosen })}
      />
      {(search.search !== undefined || status !== undefined) && (
        <Button variant="quiet" size="xs" onClick={() => onChange({ search: undefined, status: undefined })}>
          {t('clear')}
        </Button>
      )}
    </div>
  );
}

function InviteLink() {
  const { t } = useTranslation('operators');
  return (
    <Button
      component={Link}
      to="/operators/invite"
      variant="main"
      leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
    >
      {t('invite')}
    </Button>
  );
}

/** Sends an invitation again, and says what became of it. */
function useResend() {
  const { t } = useTranslation('operators');
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: ({ id }: OperatorRow) => remindOperator(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operators'] }),
  });
  const said = (
    <div role="status">
      {sending.isSuccess && <p className={classes.done}>{t('resent', { email: sending.data.email })}</p>}
    </div>
  );
  return { resend: sending.mutate, said: sending.isError ? <ErrorLine error={sending.error} /> : said };
}

export function OperatorsPage() {
  const { t } = useTranslation('operators');
  const search = useSearch({ from: '/panel/operators/' });
  const navigate = useNavigate({ from: '/operators/' });
  const filter = filterOf(search);
  const query = useQuery(operatorsQuery(filter));
  const { data } = query;
  const { resend, said } = useResend();
  const change = (change: Partial<OperatorsSearch>) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });
  const { sort = 'username', order = 'asc' } = search;
  const sorting = {
    by: sort,
    order,
    onSort: (by: typeof sort) => change({ sort: by, order: order === 'asc' && sort === by ? 'desc' : 'asc' }),
  } as const;
  const isFiltered = search.search !== undefined || search.status !== undefined;

  return (
    <>
      <PageHeader title={t('title')} actions={<InviteLink />} inBarOnPhone />
      {said}
      <Card flush>
        <Filters search={search} onChange={change} />
        <ListStates
          query={query}
          title={t(isFiltered ? 'noneFound' : 'none')}
          text={t(isFiltered ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <OperatorsTable operators={data.items} sorting={sorting} onResend={resend} />
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
      <div className={classes.foot}>
        <InviteLink />
      </div>
    </>
  );
}
