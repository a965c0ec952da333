// The charging sessions of one station, the latest first.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/page/Card.tsx';
import { EmptyState } from '../../ui/states/EmptyState.tsx';
import { ErrorState } from '../../ui/states/ErrorState.tsx';
import { Pager } from '../../ui/list/Pager.tsx';
import { RowSkeletons } from '../../ui/states/Skeletons.tsx';
import { sessionsPageSize, stationSessionsQuery } from './api.ts';
import { SessionsTable } from './SessionsTable.tsx';

type Props = { stationId: number; page: number; onPage: (page: number, replace?: boolean) => void };

export function SessionList({ stationId, page, onPage }: Props) {
  const { t } = useTranslation('sessions');
  const { data, error, refetch } = useQuery(stationSessionsQuery(stationId, page));
  return (
    <Card flush>
      {data === undefined && error === null && <RowSkeletons rows={6} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.total === 0 && <EmptyState title={t('none')} text={t('noneText')} />}
      {data !== undefined && data.total > 0 && (
        <>
          <SessionsTable sessions={data.items} />
          <Pager rows={data.items.length} page={page} pageSize={sessionsPageSize} total={data.total} onPage={onPage} />
        </>
      )}
    </Card>
  );
}
