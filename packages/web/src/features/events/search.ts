// What the address of the event feed may say: the day, filters, and the page.
import { calendarDay, oneOf, said, searched, text, wholeNumber } from '../../ui/address.ts';
import { eventKinds, type EventKind } from './event-kinds.ts';

export type EventsSearch = {
  day?: string;
  point?: number;
  status?: string;
  kind?: EventKind;
  errors?: true;
  search?: string;
  page?: number;
};

export const eventsPageSize = 50;

export function parseEventsSearch(search: Record<string, unknown>): EventsSearch {
  return said<EventsSearch>({
    day: calendarDay(search['day']),
    point: search['point'] === 0 ? 0 : wholeNumber(search['point']),
    status: text(search['status']),
    kind: oneOf(eventKinds, search['kind']),
    errors: search['errors'] === true ? true : undefined,
    search: searched(search['search']),
    page: wholeNumber(search['page']),
  });
}

export const isFiltered = ({ point, status, kind, errors, search }: EventsSearch): boolean =>
  [point, status, kind, errors, search].some((each) => each !== undefined);
