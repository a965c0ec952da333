// Every value that the station metered during the session, in pages, each with what was really sent.
import { ActionIcon } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Sample } from '../../../../api/contract.ts';
import { useFormats } from '../../../../ui/format/formats-context.ts';
import { Card } from '../../../../ui/page/Card.tsx';
import { EmptyState } from '../../../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../../../ui/states/ErrorState.tsx';
import { Pager } from '../../../../ui/list/Pager.tsx';
import { RowSkeletons } from '../../../../ui/states/Skeletons.tsx';
import { TableScroll } from '../../../../ui/list/TableScroll.tsx';
import table from '../../../../ui/table.module.css';
import { samplePageQuery, samplesPageSize } from '../../api.ts';
import { readable } from './readings.ts';
import classes from './SampleList.module.css';

function Figure({ value, unit, className = '' }: { value: string | null; unit: string; className?: string }) {
  return (
    <td className={`${table.figure} ${className}`}>
      {value ?? '–'} {value !== null && <span className={table.unit}>{unit}</span>}
    </td>
  );
}

function Row({ sample }: { sample: Sample }) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const [opened, setOpened] = useState(false);
  const rawId = useId();
  const energy = (wh: number | null) => (wh === null ? null : formats.exactKilowattHours(wh));
  const Arrow = opened ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr>
        <td>
          <span className={classes.at}>
            <ActionIcon
              aria-label={t('samples.showRaw', { at: formats.exact(sample.at) })}
              aria-expanded={opened}
              aria-controls={opened ? rawId : undefined}
              onClick={() => setOpened(!opened)}
            >
              <Arrow size={16} stroke={1.5} />
            </ActionIcon>
            <span className={table.wide}>{formats.exact(sample.at)}</span>
            <span className={table.phone}>{formats.timeWithSeconds(sample.at)}</span>
          </span>
        </td>
        <td className={table.wide}>{formats.timeWithSeconds(sample.receivedAt)}</td>
        <Figure value={energy(sample.registerWh)} unit="kWh" />
        <Figure value={energy(sample.intervalWh)} unit="kWh" className={table.wide} />
        <Figure value={sample.powerW === null ? null : formats.exactKilowatts(sample.powerW)} unit="kW" />
      </tr>
      {opened && (
        <tr id={rawId}>
          <td colSpan={5}>
            <p className={classes.caption}>{t('samples.raw')}</p>
            <pre className={classes.raw}>{readable(sample.readings)}</pre>
          </td>
        </tr>
      )}
    </>
  );
}

type Props = { sessionId: number; page: number; onPage: (page: number, replace?: boolean) => void };

export function SampleList({ sessionId, page, onPage }: Props) {
  const { t } = useTranslation('session');
  const formats = useFormats();
  const { data, error, refetch } = useQuery(samplePageQuery(sessionId, page));
  const count = data?.total ?? 0;
  return (
    <Card flush label={t('samples.title')}>
      <header className={classes.head}>
        <h2 className={classes.title}>{t('samples.title')}</h2>
        {count > 0 && (
          <span className={`${table.unit} ${table.nowrap}`}>
            {t('samples.count', { count, shown: formats.count(count) })}
          </span>
        )}
      </header>
      {data === undefined && error === null && <RowSkeletons rows={4} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <EmptyState title={t('samples.none')} text={t('samples.noneText')} />}
      {data !== undefined && data.total > 0 && (
        <>
          <TableScroll label={t('samples.title')}>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('samples.at')}</th>
                  <th scope="col" className={table.wide}>
                    {t('samples.received')}
                  </th>
                  <th scope="col" className={table.figure}>
                    {t('samples.register')}
                  </th>
                  <th scope="col" className={`${table.figure} ${table.wide}`}>
                    {t('samples.interval')}
                  </th>
                  <th scope="col" className={table.figure}>
                    {t('samples.power')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {data.items.map((sample, index) => (
                  <Row key={`${sample.at} ${index}`} sample={sample} />
                ))}
              </tbody>
            </table>
          </TableScroll>
          {(data.total > samplesPageSize || page > 1) && (
            <Pager rows={data.items.length} page={page} pageSize={samplesPageSize} total={data.total} onPage={onPage} />
          )}
        </>
      )}
    </Card>
  );
}
