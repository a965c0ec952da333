// The list of mails to operators: found by address and state, the latest first, all in the address of the page.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MailRow } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Card } from '../../ui/page/Card.tsx';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';
import filters from '../../ui/page/Filters.module.css';
import { ListStates } from '../../ui/page/ListStates.tsx';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { Pager } from '../../ui/page/Pager.tsx';
import { SearchField } from '../../ui/page/SearchField.tsx';
import { ToggleChip } from '../../ui/page/ToggleChip.tsx';
import { mailsQuery, useSendAgain } from './api.ts';
import classes from './Mails.module.css';
import { MailsTable } from './MailsTable.tsx';
import type { MailsSearch } from './search.ts';
import { filterOf, mailStates, pageSizes } from './search.ts';

type Change = { [Key in keyof MailsSearch]?: MailsSearch[Key] | undefined };
type FiltersProps = {
  search: MailsSearch;
  counts: Record<MailRow['state'], number> | undefined;
  onChange: (change: Change) => void;
};

function Filters({ search, counts, onChange }: FiltersProps) {
  const { t } = useTranslation(['mails', 'stations']);
  const formats = useFormats();
  return (
    <div className={filters.filters} role="search">
      <SearchField label={t('search')} value={search.search} onSearch={(text) => onChange({ search: text })} />
      {mailStates.map((state) => (
        <ToggleChip
          key={state}
          name={counts === undefined ? t(`state.${state}`) : `${t(`state.${state}`)} ${formats.count(counts[state])}`}
          isSet={search.state === state}
          onToggle={() => onChange({ state: search.state === state ? undefined : state })}
        />
      ))}
      {(search.search !== undefined || search.state !== undefined) && (
        <Button variant="quiet" size="xs" onClick={() => onChange({ search: undefined, state: undefined })}>
          {t('stations:clear')}
        </Button>
      )}
    </div>
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
  const change = (change: Change) =>
    void navigate({ search: (old) => ({ ...old, page: undefined, ...change }), replace: true });

  return (
    <>
      <PageHeader title={t('title')} inBarOnPhone />
      {data?.hasMailServer === false && <p className={classes.note}>{t('noServer')}</p>}
      <Card flush>
        <Filters search={search} counts={data?.counts} onChange={change} />
        {sending.isError && <ErrorLine error={sending.error} />}
        <ListStates
          query={query}
          title={t(isFiltered ? 'noneFound' : 'none')}
          text={t(isFiltered ? 'noneFoundText' : 'noneText')}
        />
        {data !== undefined && data.total > 0 && (
          <>
            <MailsTable mails={data.items} busy={sending.isPending} onSendAgain={({ id }) => sending.mutate(id)} />
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
