// Ends that the station reported after the first one, with the choice to use another.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionDetail, StrayEnd } from '../../../api/contract.ts';
import { useFormats } from '../../../ui/format/formats-context.ts';
import { Card } from '../../../ui/page/Card.tsx';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { TableScroll } from '../../../ui/list/TableScroll.tsx';
import table from '../../../ui/table.module.css';
import { useDecide } from '../../reviews/api.ts';
import { useSessionWords } from '../session-words.ts';
import page from './SessionPage.module.css';
import classes from './OtherEnds.module.css';

type RowProps = { end: StrayEnd; busy: boolean; onUse: () => void; onDismiss: (dismissed: boolean) => void };

function Row({ end, busy, onUse, onDismiss }: RowProps) {
  const { t } = useTranslation(['session', 'reviews']);
  const formats = useFormats();
  const { stopText } = useSessionWords();
  const isDismissed = end.dismissedAt !== null;
  return (
    <tr>
      <td className={table.tall}>
        {formats.dayTime(end.endedAt)}
        {isDismissed && <span className={table.second}>{t('ends.dismissed')}</span>}
      </td>
      <td className={table.figure}>
        {end.meterStopWh === null ? '–' : formats.exactKilowattHours(end.meterStopWh)}{' '}
        {end.meterStopWh !== null && <span className={table.unit}>kWh</span>}
      </td>
      <td className={table.wide}>{stopText(end.stopReason)}</td>
      <td className={table.wide}>{end.token ?? '–'}</td>
      <td className={classes.actions}>
        <Button size="xs" disabled={busy} onClick={onUse}>
          {t('reviews:useEnd')}
        </Button>
        <Button size="xs" variant="quiet" disabled={busy} onClick={() => onDismiss(!isDismissed)}>
          {t(isDismissed ? 'review.undo' : 'review.dismiss')}
        </Button>
      </td>
    </tr>
  );
}

export function OtherEnds({ session }: { session: SessionDetail }) {
  const { t } = useTranslation(['session', 'reviews']);
  const deciding = useDecide();
  const [using, setUsing] = useState<StrayEnd | null>(null);
  if (session.conflicts.length === 0) return null;
  return (
    <Card flush label={t('ends.title')}>
      <div className={classes.head}>
        <h2 className={page.title}>{t('ends.title')}</h2>
        <p className={page.note}>{t('ends.text')}</p>
        {deciding.isError && <ErrorLine error={deciding.error} />}
      </div>
      <TableScroll label={t('ends.title')}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('ends.at')}</th>
              <th scope="col" className={table.figure}>
                {t('ends.register')}
              </th>
              <th scope="col" className={table.wide}>
                {t('ends.reason')}
              </th>
              <th scope="col" className={table.wide}>
                {t('ends.token')}
              </th>
              <th scope="col" className={table.figure}>
                {t('ends.actions')}
              </th>
            </tr>
          </thead>
          <tbody>
            {session.conflicts.map((end) => (
              <Row
                key={end.id}
                end={end}
                busy={deciding.isPending}
                onUse={() => setUsing(end)}
                onDismiss={(dismissed) =>
                  deciding.mutate({ kind: dismissed ? 'dismissEnd' : 'undismissEnd', endId: end.id })
                }
              />
            ))}
          </tbody>
        </table>
      </TableScroll>
      {using !== null && (
        <ConfirmDialog
          tone="main"
          title={t('reviews:useTitle')}
          text={t('reviews:useText')}
          action={t('reviews:useEnd')}
          onConfirm={() => deciding.mutate({ kind: 'attach', endId: using.id, sessionId: session.id })}
          onClose={() => setUsing(null)}
        />
      )}
    </Card>
  );
}
