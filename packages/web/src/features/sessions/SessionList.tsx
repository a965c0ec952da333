// The charging sessions of one station, the running ones on top.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/contract.ts';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/page/EmptyState.tsx';
import { ErrorState } from '../../ui/page/ErrorState.tsx';
import { spanOf } from '../../ui/format/formats.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import { Pager } from '../../ui/page/Pager.tsx';
import { RowSkeletons } from '../../ui/page/Skeletons.tsx';
import { TableScroll } from '../../ui/page/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { sessionsPageSize, stationSessionsQuery } from './api.ts';
import { useSessionWords } from './session-words.ts';

function Duration({ session }: { session: Session }) {
  const now = useNow(session.endedAt === null ? 10_000 : 86_400_000);
  const endMs = session.endedAt === null ? now : Date.parse(session.endedAt);
  return spanOf(endMs - Date.parse(session.startedAt));
}

function Row({ session }: { session: Session }) {
  const { t } = useTranslation(['sessions', 'ui']);
  const formats = useFormats();
  const { decisionText, stopText } = useSessionWords();
  return (
    <tr>
      <td className={`${table.tall} ${table.nowrap}`}>
        {formats.dayTime(session.startedAt)}
        <span className={table.second}>{t('ui:point', { number: session.evse })}</span>
      </td>
      <td className={table.figure}>
        <Duration session={session} />
      </td>
      <td className={table.figure}>
        {session.energyWh === null ? '–' : `${formats.kilowattHours(session.energyWh)} `}
        {session.energyWh !== null && <span className={table.unit}>kWh</span>}
      </td>
      <td className={table.wide}>
        {session.driver?.name ?? t('anonymous')}
        {session.token !== null && (
          <span className={table.second}>{[session.token.name, session.token.id].filter(Boolean).join(' ')}</span>
        )}
      </td>
      <td className={table.wide}>{decisionText(session)}</td>
      <td className={table.wide}>{session.endedAt === null ? t('running') : stopText(session.stopReason)}</td>
    </tr>
  );
}

type Props = { stationId: number; page: number; onPage: (page: number) => void };

export function SessionList({ stationId, page, onPage }: Props) {
  const { t } = useTranslation('sessions');
  const { data, error, refetch } = useQuery(stationSessionsQuery(stationId, page));
  const heads = [
    ['started', ''],
    ['duration', table.figure],
    ['energy', table.figure],
    ['driver', table.wide],
    ['decision', table.wide],
    ['stop', table.wide],
  ] as const;
  return (
    <Card flush>
      {data === undefined && error === null && <RowSkeletons rows={6} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {data !== undefined && data.total > 0 && (
        <>
          <TableScroll label={t('title')}>
            <table className={table.table}>
              <thead>
                <tr>
                  {heads.map(([name, className]) => (
                    <th key={name} scope="col" className={className}>
                      {t(`column.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.items.map((session) => (
                  <Row key={session.id} session={session} />
                ))}
              </tbody>
            </table>
          </TableScroll>
          <Pager page={page} pageSize={sessionsPageSize} total={data.total} onPage={onPage} />
        </>
      )}
    </Card>
  );
}
