// The list of mails to operators: found by address and state, the latest first, all in the address of the page.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MailRow } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import { FilterBar } from '../../ui/list/FilterBar.tsx';
import { listAddress, type Change } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { SearchField } from '../../ui/list/SearchField.tsx';
import { ToggleChip } from '../../ui/list/ToggleChip.tsx';
import { mailsQuery, useSendAgain } from './api.ts';
import classes from './Mails.module.css';
import { MailsTable } from './MailsTable.tsx';
import type { MailsSearch } from './search.ts';
import { filterOf, mailStates, pageSizes } from './search.ts';

type FiltersProps = {
  search: MailsSearch;
  counts: Record<MailRow['state'], number> | undefined;
  onChange: (change: Change<MailsSearch>) => void;
};

function Filters({ search, counts, onChange }: FiltersProps) {
  const { t } = useTranslation(['mails', 'stations']);
  const formats = useFormats();
  return (
    <FilterBar
      isFiltered={search.search !== undefined || search.state !== undefined}
      onClear={() => onChange({ search: undefined, state: undefined })}
    >
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      {mailStates.map((state) => (
        <ToggleChip
          key={state}
          name={counts === undefined ? t(`state.${state}`) : `${t(`state.${state}`)} ${formats.count(counts[state])}`}
          isSet={search.state === state}
          onToggle={() => onChange({ state: search.state === state ? undefined : state })}
        />
      ))}
    </FilterBar>
  );
}

export function MailsPage() {
  const { t } = useTranslation('mails');
  const search = useSearch({ from: '/panel/mails/' });
  const navigate = useNavigate({ from: '/mails/' });
  const filter = filterOf(search);
  const query = useQuery(mailsQuery(filter));
  const { data } = query;
  const sending = useSendAgain();
  const isFiltered = search.search !== undefined || search.state !== undefined;
  const { change, paging } = listAddress<MailsSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: next, replace }),
  );

  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      {data?.hasMailServer === false && <p className={classes.note}>{t('noServer')}</p>}
      <Card flush>
        <Filters search={search} counts={data?.counts} onChange={change} />
        {sending.isError && <ErrorLine error={sending.error} />}
        <PagedList
          query={query}
          paging={paging}
          none={{ title: t(isFiltered ? 'noneFound' : 'none'), text: t(isFiltered ? 'noneFoundText' : 'noneText') }}
        >
          {({ items }) => (
            <MailsTable mails={items} busy={sending.isPending} onSendAgain={({ id }) => sending.mutate(id)} />
          )}
        </PagedList>
      </Card>
    </>
  );
}
