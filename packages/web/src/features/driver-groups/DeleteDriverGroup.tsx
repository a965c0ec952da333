// The end of a charging user group: only when nobody belongs to it.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DriverGroup } from '../../api/contract.ts';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../ui/page/ConfirmDialog.tsx';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';
import { deleteDriverGroup } from './api.ts';

export function DeleteDriverGroup({ group, onDeleted }: { group: DriverGroup; onDeleted: () => void }) {
  const { t } = useTranslation('driverGroups');
  const [asking, setAsking] = useState(false);
  const deleting = useMutation({ mutationFn: () => deleteDriverGroup(group), onSuccess: onDeleted });
  const isHeld = group.memberCount + group.membersOutside > 0;
  return (
    <FormPart title={t('delete')} text={t(isHeld ? 'notEmpty' : 'deleteText')} danger>
      <CapsButton tone="danger" disabled={isHeld} busy={deleting.isPending} onClick={() => setAsking(true)}>
        {t('delete')}
      </CapsButton>
      {deleting.isError && <ErrorLine error={deleting.error} />}
      {asking && (
        <ConfirmDialog
          title={t('deleteTitle', { name: group.name })}
          text={t('deleteText')}
          action={t('delete')}
          onConfirm={() => deleting.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </FormPart>
  );
}
