// The way out for an operator whose telephone is lost: an admin removes the second factor.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operator } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { operatorQuery, removeSecondFactor } from '../api.ts';

export function OperatorFactor({ operator: { id, name } }: { operator: Operator }) {
  const { t } = useTranslation('operators');
  const queries = useQueryClient();
  const [asking, setAsking] = useState(false);
  const removing = useMutation({
    mutationFn: removeSecondFactor,
    onSuccess: () => queries.invalidateQueries({ queryKey: operatorQuery(id).queryKey }),
  });
  return (
    <FormPart title={t('factor')} text={t('factorText')}>
      <CapsButton busy={removing.isPending} onClick={() => setAsking(true)}>
        {t('removeFactor')}
      </CapsButton>
      {removing.isError && <ErrorLine error={removing.error} />}
      {asking && (
        <ConfirmDialog
          title={t('removeFactor')}
          text={t('removeFactorText', { name })}
          action={t('removeFactor')}
          onConfirm={() => removing.mutate(id)}
          onClose={() => setAsking(false)}
        />
      )}
    </FormPart>
  );
}
