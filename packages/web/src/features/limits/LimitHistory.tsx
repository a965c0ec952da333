// What limits a charging station was to have: when, by whom, and what became of each.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Station, WantedLimit } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { wantedLimitsQuery } from './api.ts';
import { useLimitWords } from './limit-words.ts';
import classes from './LimitHistory.module.css';

type Props = { station: Station; onClose: () => void };

function Rows({ items, connected }: { items: readonly WantedLimit[]; connected: boolean }) {
  const { t } = useTranslation('limits');
  const formats = useFormats();
  const words = useLimitWords();
  return items.map((wanted) => {
    const isLost = wanted.replacedAt !== null && wanted.state === 'waiting';
    return (
      <tr key={wanted.id}>
        <td className={table.nowrap}>{formats.dayTime(wanted.wantedAt)}</td>
        <td>{words.who(wanted)}</td>
        <td className={table.nowrap}>{words.limit(wanted)}</td>
        <td className={classes.result}>
          {isLost ? t('table.replaced') : words.state(wanted, connected)}
          <span className={table.second}>{words.notes(wanted).join(', ')}</span>
        </td>
      </tr>
    );
  });
}

export function LimitHistory({ station, onClose }: Props) {
  const { t } = useTranslation('limits');
  const { data, error, refetch } = useQuery(wantedLimitsQuery(station.id));
  const title = t('table.title', { name: station.name });
  return (
    <Dialog title={title} widthPx={760} onClose={onClose}>
      {data === undefined && error === null && <RowSkeletons rows={3} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p>{t('table.none')}</p>}
      {data !== undefined && data.items.length > 0 && (
        <TableScroll label={title}>
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('table.when')}</th>
                <th scope="col">{t('table.who')}</th>
                <th scope="col">{t('table.limit')}</th>
                <th scope="col">{t('table.result')}</th>
              </tr>
            </thead>
            <tbody>
              <Rows items={data.items} connected={station.connected} />
            </tbody>
          </table>
        </TableScroll>
      )}
      {data !== undefined && data.total > data.items.length && (
        <p>{t('table.more', { shown: data.items.length, total: data.total })}</p>
      )}
    </Dialog>
  );
}
