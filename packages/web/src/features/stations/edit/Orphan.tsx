// What becomes of a charging station that was deleted: back into a group, or removed for good.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { RemovalPart } from '../../../ui/form/RemovalPart.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { GroupSelect } from '../../groups/GroupSelect.tsx';
import { removeStation, restoreStation, stationKey } from '../api.ts';
import classes from './EditStation.module.css';

export function PutBack({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [groupId, setGroupId] = useState<number | null>(null);
  const restoring = useMutation({
    mutationFn: (id: number) => restoreStation(station.id, id),
    onSuccess: async () => {
      await navigate({ to: '/stations/$stationId', params: { stationId: station.id }, ignoreBlocker: true });
      await queries.invalidateQueries();
    },
  });
  return (
    <FormPart title={t('orphanPart.backTitle')} text={t('orphanPart.backText')}>
      <div className={classes.group}>
        <GroupSelect label={t('edit.groupId')} value={groupId} onChange={setGroupId} />
      </div>
      <CapsButton
        disabled={groupId === null}
        busy={restoring.isPending}
        onClick={() => groupId !== null && restoring.mutate(groupId)}
      >
        {t('orphanPart.back')}
      </CapsButton>
      {restoring.isError && <ErrorLine error={restoring.error} />}
    </FormPart>
  );
}

export function RemoveForGood({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  return (
    <RemovalPart
      title={t('orphanPart.removeTitle')}
      text={t('orphanPart.removeText')}
      action={t('orphanPart.remove')}
      question={{ title: t('orphanPart.remove'), text: t('orphanPart.confirm', { name: station.name }) }}
      remove={() => removeStation(station.id)}
      gone={stationKey(station.id)}
      to="/stations"
    />
  );
}
