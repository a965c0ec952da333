// The list of operators of one's domain: found as one types, filtered, sorted and paged in the address.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../api/contract.ts';
import { AddLink } from '../../ui/list/AddLink.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { FilterChip } from '../../ui/list/FilterChip.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, sortingOf, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { operatorsQuery, remindOperator } from './api.ts';
import classes from './OperatorsPage.module.css';
import { OperatorsTable } from './OperatorsTable.tsx';
import { filterOf, pageSizes, statuses, type OperatorsSearch } from './search.ts';

type FiltersProps = { search: OperatorsSearch; onChange: (change: Change<OperatorsSearch>) => void };

function Filters({ search, onChange }: FiltersProps) {
  const { t } = useTranslation('operators');
  const { status } = search;
  return (
    <FilterBar
      isFiltered={search.search !== undefined || status !== undefined}
      onClear={() => onChange({ search: undefined, status: undefined })}
    >
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      <FilterChip
        name={t('status')}
        shown={status === undefined ? '' : t('statusOf', { status: t(`state.${status}`) })}
        removeLabel={t('removeStatus')}
        isSet={status !== undefined}
        options={statuses.map((value) => ({ value, label: t(`state.${value}`) }))}
        onChoose={(chosen) => onChange({ status: chosen })}
      />
    </FilterBar>
  );
}

function InviteLink() {
  const { t } = useTranslation('operators');
  return <AddLink to="/operators/invite">{t('invite')}</AddLink>;
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
  const { resend, said } = useResend();
  const { change, paging } = listAddress<OperatorsSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );
  const sorting = sortingOf(search, 'username', change);
  const isFiltered = search.search !== undefined || search.status !== undefined;

  return (
    <>
      <PageHeader title={t('title')} actions={<InviteLink />} inBarOnPhone />
      {said}
      <Card flush>
        <Filters search={search} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{ title: t(isFiltered ? 'noneFound' : 'none'), text: t(isFiltered ? 'noneFoundText' : 'noneText') }}
        >
          {({ items }) => <OperatorsTable operators={items} sorting={sorting} onResend={resend} />}
        </PagedList>
      </Card>
      <div className={classes.foot}>
        <InviteLink />
      </div>
    </>
  );
}
