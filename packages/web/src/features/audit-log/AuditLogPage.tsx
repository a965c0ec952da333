// The audit log: who did what, when and from where, found, filtered and paged in the address, and taken along as a file.
import { Button } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { AuditPage } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { Card } from '../../ui/page/Card.tsx';
import { listAddress } from '../../ui/list/list-address.ts';
import { PageHeader } from '../../ui/page/PageHeader.tsx';
import { PagedList } from '../../ui/list/PagedList.tsx';
import { auditQuery, exportAddress } from './api.ts';
import { AuditFilters } from './AuditFilters.tsx';
import classes from './AuditLogPage.module.css';
import { AuditTable } from './AuditTable.tsx';
import { filterOf, isFiltered, pageSizes, type AuditSearch } from './search.ts';
import { languageOf } from '../../ui/format/languages.ts';

/** The sealer looks every second: what waits this long shows that it is not there. */
const lateMs = 60_000;

function Seals({ seals: { lastAt, waitingSince } }: Pick<AuditPage, 'seals'>) {
  const { t } = useTranslation('auditLog');
  const formats = useFormats();
  const now = useNow();
  const today = formats.calendarDay(now);
  const isLate = waitingSince !== null && now - Date.parse(waitingSince) > lateMs;
  const time = (at: string) => (formats.calendarDay(at) === today ? formats.timeWithSeconds(at) : formats.exact(at));
  const words = () => {
    if (isLate) return t('sealsLate', { at: time(waitingSince) });
    return lastAt === null ? t('notSealedYet') : t('sealedUpTo', { at: time(lastAt) });
  };
  return (
    <p className={classes.seals} data-late={isLate || undefined}>
      <IconLock size={14} stroke={1.5} aria-hidden="true" />
      {words()}
    </p>
  );
}

function Export({ address }: { address: string }) {
  const { t } = useTranslation('auditLog');
  return (
    <Button
      component="a"
      href={address}
      download
      data-tip={t('exportTip')}
      leftSection={<IconDownload size={16} stroke={1.5} />}
    >
      {t('export')}
    </Button>
  );
}

export function AuditLogPage() {
  const { t, i18n } = useTranslation('auditLog');
  const formats = useFormats();
  const today = formats.calendarDay(useNow(60_000));
  const search = useSearch({ from: '/panel/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const filter = filterOf(search, today, formats.timeZone);

  // What is open may not be on the next page.
  const { change, paging } = listAddress<AuditSearch>(
    { ...search, pageSizes },
    (next, replace) => void navigate({ search: (old) => ({ ...next(old), entry: undefined }), replace }),
  );
  const query = useQuery(auditQuery({ ...filter, page: paging.page, pageSize: paging.pageSize }));
  const { data } = query;
  const open = (entry: number | undefined) =>
    void navigate({ search: (old) => ({ ...old, entry }), replace: true, resetScroll: false });

  return (
    <>
      <PageHeader
        title={t('title')}
        inBarOnPhone
        actions={<Export address={exportAddress(filter, languageOf(i18n.language))} />}
      />
      <Card flush>
        <AuditFilters search={search} onChange={change} />
        <PagedList
          query={query}
          paging={paging}
          none={{
            title: t(isFiltered(search) ? 'noneFound' : 'none'),
            text: t(isFiltered(search) ? 'noneFoundText' : 'noneText'),
          }}
        >
          {({ items }) => <AuditTable entries={items} openId={search.entry} onOpen={open} />}
        </PagedList>
      </Card>
      {data !== undefined && <Seals seals={data.seals} />}
      {data?.hasMore === true && <p className={classes.seals}>{t('more', { shown: formats.count(data.total) })}</p>}
    </>
  );
}
