// What a charging station told on one day, with the manual's five columns.
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { StationEvent } from '../../api/contract.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { nameOfDay, shiftDay, spacedWords } from '../../ui/format/formats.ts';
import { panelLocale, useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { TableScroll } from '../../ui/page/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { eventsQuery } from './api.ts';
import { eventKind } from './event-kinds.ts';
import classes from './EventFeed.module.css';

function Row({ event }: { event: StationEvent }) {
  const { t } = useTranslation(['events', 'ui']);
  const formats = useFormats();
  const kind = eventKind(event.kind);
  const kindWords = kind === null ? spacedWords(event.kind) : t(`kind.${kind}`);
  const point = event.evse === 0 ? null : event.evse;
  const isError = event.errorCode !== null && event.errorCode !== 'NoError';
  return (
    <tr>
      <td>
        {kindWords}
        {event.info !== null && event.info !== '' && <span className={table.unit}> {event.info}</span>}
      </td>
      <td>
        <span className={table.wide}>{point === null ? t('ui:wholeStation') : t('ui:point', { number: point })}</span>
        <span className={table.phone}>{point ?? t('ui:stationShort')}</span>
      </td>
      <td>
        {event.status === null ? '–' : spacedWords(event.status)}
        {isError && <span className={`${classes.error} ${table.phone}`}>{spacedWords(event.errorCode ?? '')}</span>}
      </td>
      <td className={isError ? `${classes.error} ${table.wide}` : table.wide}>
        {event.errorCode === null ? '–' : spacedWords(event.errorCode)}
      </td>
      <td className={`${table.figure} ${table.nowrap}`}>
        <span className={table.wide}>{formats.exact(event.occurredAt)}</span>
        <span className={table.phone}>{formats.timeWithSeconds(event.occurredAt)}</span>
      </td>
    </tr>
  );
}

type Props = { stationId: number; day: string | undefined; onDay: (day: string | undefined) => void };

export function EventFeed({ stationId, day, onDay }: Props) {
  const { t } = useTranslation('events');
  const formats = useFormats();
  const today = formats.calendarDay(useNow(60_000));
  const shownDay = day ?? today;
  const { data, error, refetch } = useQuery(eventsQuery(stationId, shownDay));
  const goTo = (next: string) => onDay(next >= today ? undefined : next);
  const heads = ['info', 'point', 'status', 'error'] as const;
  return (
    <Card flush>
      <header className={classes.head}>
        <h2 className={classes.day}>{nameOfDay(panelLocale, shownDay)}</h2>
        <span className={classes.count}>{data !== undefined && t('shown', { count: data.items.length })}</span>
      </header>
      {data === undefined && error === null && <RowSkeletons rows={6} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {data !== undefined && data.items.length > 0 && (
        <TableScroll label={nameOfDay(panelLocale, shownDay)}>
          <table className={table.table}>
            <thead>
              <tr>
                {heads.map((name) => (
                  <th key={name} scope="col" className={name === 'error' ? table.wide : undefined}>
                    {t(`column.${name}`)}
                  </th>
                ))}
                <th scope="col" className={table.figure}>
                  {t('column.time')}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((event) => (
                <Row key={event.id} event={event} />
              ))}
            </tbody>
          </table>
        </TableScroll>
      )}
      <footer className={classes.foot}>
        <CapsButton icon={<IconChevronLeft size={16} stroke={1.5} />} onClick={() => goTo(shiftDay(shownDay, -1))}>
          {t('previous')}
        </CapsButton>
        <CapsButton
          iconAfter={<IconChevronRight size={16} stroke={1.5} />}
          disabled={shownDay >= today}
          onClick={() => goTo(shiftDay(shownDay, 1))}
        >
          {t('next')}
        </CapsButton>
      </footer>
    </Card>
  );
}
