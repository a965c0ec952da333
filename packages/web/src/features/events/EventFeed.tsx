// What a charging station told on one day, searched and filtered, all in the address.
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { shiftDay } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Card } from '../../ui/page/Card.tsx';
import { ListStates } from '../../ui/list/ListStates.tsx';
import { Pager } from '../../ui/list/Pager.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { eventsQuery } from './api.ts';
import classes from './EventFeed.module.css';
import { EventFilters, type Change } from './EventFilters.tsx';
import { EventRow } from './EventRow.tsx';
import { PickDay } from './PickDay.tsx';
import { eventsPageSize, isFiltered, type EventsSearch } from './search.ts';

type HeadProps = { day: string; today: string; count: string; onDay: (day: string) => void };

function Head({ day, today, count, onDay }: HeadProps) {
  const { t } = useTranslation('events');
  const formats = useFormats();
  return (
    <header className={classes.head}>
      <h2 className={classes.day}>{formats.nameOfDay(day)}</h2>
      <span className={classes.count}>{count}</span>
      <PickDay day={day} today={today} onDay={onDay} />
      <CapsButton icon={<IconChevronLeft size={16} stroke={1.5} />} onClick={() => onDay(shiftDay(day, -1))}>
        {t('previous')}
      </CapsButton>
      <CapsButton
        iconAfter={<IconChevronRight size={16} stroke={1.5} />}
        disabled={day >= today}
        onClick={() => onDay(shiftDay(day, 1))}
      >
        {t('next')}
      </CapsButton>
    </header>
  );
}

const heads = ['info', 'point', 'status', 'error'] as const;

type Props = { stationId: number; search: EventsSearch; onChange: (change: Change, replace?: boolean) => void };

export function EventFeed({ stationId, search, onChange }: Props) {
  const { t } = useTranslation('events');
  const formats = useFormats();
  const today = formats.calendarDay(useNow(60_000));
  const day = search.day ?? today;
  const page = search.page ?? 1;
  const query = useQuery(eventsQuery(stationId, day, search));
  const { data } = query;
  const isNarrowed = isFiltered(search);
  const change = (change: Change) => onChange({ page: undefined, ...change });
  const goTo = (day: string) => day !== '' && change({ day: day >= today ? undefined : day });
  return (
    <Card flush>
      <Head day={day} today={today} count={data ? t('shown', { count: data.total }) : ''} onDay={goTo} />
      <EventFilters search={search} choices={data?.choices} onChange={change} />
      <ListStates
        query={query}
        title={t(isNarrowed ? 'noneFits' : 'none')}
        text={t(isNarrowed ? 'noneFitsText' : 'noneText')}
      />
      {data !== undefined && data.total > 0 && (
        <>
          <TableScroll label={formats.nameOfDay(day)}>
            <table className={`${table.table} ${classes.events}`}>
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
                  <EventRow key={event.id} event={event} />
                ))}
              </tbody>
            </table>
          </TableScroll>
          {(data.total > eventsPageSize || page > 1) && (
            <Pager
              rows={data.items.length}
              page={page}
              pageSize={eventsPageSize}
              total={data.total}
              onPage={(page, replace) => onChange({ page: page === 1 ? undefined : page }, replace)}
            />
          )}
        </>
      )}
    </Card>
  );
}
