// Asks into which charging group chosen charging stations are to go, and brings them there, all or none.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { ErrorLine } from '../../ui/states/ErrorState.tsx';
import layout from '../../ui/dialog/Form.module.css';
import { useFormats } from '../../ui/format/formats-context.ts';
import { bringIntoGroup } from './api.ts';
import { GroupSelect } from './GroupSelect.tsx';

type Props = { stationIds: readonly number[]; onMoved: () => void; onClose: () => void };

export function MoveToGroup({ stationIds, onMoved, onClose }: Props) {
  const { t } = useTranslation(['groups', 'ui']);
  const formats = useFormats();
  const queries = useQueryClient();
  const [groupId, setGroupId] = useState<number | null>(null);
  const moving = useMutation({
    mutationFn: (id: number) => bringIntoGroup(id, stationIds),
    onSuccess: () => {
      void queries.invalidateQueries();
      onClose();
      onMoved();
    },
  });
  const count = stationIds.length;
  return (
    <Dialog title={t('move.title', { count, shown: formats.count(count) })} keepsInput onClose={onClose}>
      <div className={layout.form}>
        <p className={layout.note}>{t('move.text')}</p>
        <GroupSelect label={t('move.group')} value={groupId} onChange={setGroupId} data-autofocus />
        {moving.isError && <ErrorLine error={moving.error} />}
        <div className={layout.buttons}>
          <CapsButton onClick={onClose}>{t('ui:cancel')}</CapsButton>
          <CapsButton
            tone="main"
            disabled={groupId === null}
            busy={moving.isPending}
            onClick={() => groupId !== null && moving.mutate(groupId)}
          >
            {t('move.action')}
          </CapsButton>
        </div>
      </div>
    </Dialog>
  );
}
