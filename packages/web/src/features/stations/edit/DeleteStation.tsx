// The end of a charging station in its group: it becomes an orphan; where somebody charges, it says so first.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../../ui/page/ConfirmDialog.tsx';
import { ErrorLine } from '../../../ui/page/ErrorState.tsx';
import { deleteStation } from '../api.ts';

export function DeleteStation({ station }: { station: Station }) {
  const { t } = useTranslation('stations');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const running = station.points.filter(({ session }) => session !== null).length;
  const deleting = useMutation({
    mutationFn: () => deleteStation(station, running > 0),
    onSuccess: async () => {
      await navigate({ to: '/stations', ignoreBlocker: true });
      await queries.invalidateQueries();
    },
  });
  const sentence = t('deletion.confirm', { name: station.name });
  return (
    <FormPart title={t('deletion.title')} text={t('deletion.text')} danger>
      <CapsButton tone="danger" busy={deleting.isPending} onClick={() => setAsking(true)}>
        {t('deletion.action')}
      </CapsButton>
      {deleting.isError && <ErrorLine error={deleting.error} />}
      {asking && (
        <ConfirmDialog
          title={t('deletion.action')}
          text={running > 0 ? `${sentence} ${t('deletion.running', { count: running })}` : sentence}
          action={t('deletion.action')}
          onConfirm={() => deleting.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </FormPart>
  );
}
