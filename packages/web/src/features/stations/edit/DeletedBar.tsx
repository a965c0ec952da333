// Says which charging station was just deleted, and puts it back if asked, for those who may: orphans are not everybody's to see.
import { skipToken, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { UndoBar } from '../../../ui/page/UndoBar.tsx';
import { organizationQuery } from '../../settings/api.ts';
import { restoreStation } from '../api.ts';

type Deleted = { id: number; name: string; groupId: number };
const deletedKey = ['station just deleted'];

export function noteDeleted(queries: QueryClient, { id, name, groupId }: Station): void {
  queries.setQueryData<Deleted | null>(deletedKey, groupId === null ? null : { id, name, groupId });
}

export function DeletedBar() {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const { data: deleted, dataUpdatedAt: doneAtMs } = useQuery<Deleted | null>({
    queryKey: deletedKey,
    queryFn: skipToken,
  });
  const { data: organization } = useQuery({ ...organizationQuery, enabled: deleted != null });
  const forget = () => queries.setQueryData<Deleted | null>(deletedKey, null);
  const restoring = useMutation({
    mutationFn: ({ id, groupId }: Deleted) => restoreStation(id, groupId),
    onSuccess: () => {
      forget();
      return queries.invalidateQueries();
    },
  });
  if (deleted == null || organization?.editable !== true) return null;
  return (
    <UndoBar
      key={doneAtMs}
      text={t('deletion.done', { name: deleted.name })}
      doneAtMs={doneAtMs}
      busy={restoring.isPending}
      error={restoring.error}
      onUndo={() => restoring.mutate(deleted)}
      onGone={forget}
    />
  );
}
