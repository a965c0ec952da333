// One event of a charging station, with the manual's five columns.
import { useTranslation } from 'react-i18next';
import type { StationEvent } from '../../api/contract.ts';
import { spacedWords } from '../../ui/format/formats.ts';
import { nameOf } from '../../ui/format/name-of.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import table from '../../ui/table.module.css';
import classes from './EventFeed.module.css';
import { eventKind } from './event-kinds.ts';

export function EventRow({ event }: { event: StationEvent }) {
  const { t } = useTranslation(['events', 'ui']);
  const formats = useFormats();
  const kind = eventKind(event.kind);
  const kindWords = kind === null ? spacedWords(event.kind) : t(`kind.${kind}`);
  const point = event.evse === 0 ? null : event.evse;
  const isError = event.errorCode !== null && event.errorCode !== 'NoError';
  const more = [event.info, event.vendorErrorCode].filter((words) => words !== null && words !== '').join(', ');
  return (
    <tr>
      <td className={classes.info}>
        {kindWords}
        {more !== '' && <span className={table.unit}> {more}</span>}
      </td>
      <td>
        <span className={table.wide}>{point === null ? t('ui:wholeStation') : t('ui:point', { number: point })}</span>
        <span className={table.phone}>{point ?? t('ui:stationShort')}</span>
      </td>
      <td>
        {event.status === null ? '–' : nameOf(event.status)}
        {isError && <span className={`${classes.error} ${table.phone}`}>{nameOf(event.errorCode ?? '')}</span>}
      </td>
      <td className={isError ? `${classes.error} ${table.wide}` : table.wide}>
        {event.errorCode === null ? '–' : nameOf(event.errorCode)}
      </td>
      <td className={`${table.figure} ${table.nowrap}`}>
        <span className={table.wide}>{formats.exact(event.occurredAt)}</span>
        <span className={table.phone}>{formats.timeWithSeconds(event.occurredAt)}</span>
      </td>
    </tr>
  );
}
