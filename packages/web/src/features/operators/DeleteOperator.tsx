// The dangerous end of the form: deletes the operator, or says why that cannot be.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operator } from '../../api/contract.ts';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../ui/page/ConfirmDialog.tsx';
import { ErrorLine } from '../../ui/page/ErrorState.tsx';

type Props = { operator: Operator; busy: boolean; error: unknown; onDelete: () => void };

export function DeleteOperator({ operator, busy, error, onDelete }: Props) {
  const { t } = useTranslation('operators');
  const [asking, setAsking] = useState(false);
  const { hold, name } = operator;
  return (
    <FormPart title={t('delete')} text={t(hold === null ? 'deleteText' : `hold.${hold}`)} danger>
      <CapsButton tone="danger" busy={busy} disabled={hold !== null} onClick={() => setAsking(true)}>
        {t('delete')}
      </CapsButton>
      {error !== null && <ErrorLine error={error} />}
      {asking && (
        <ConfirmDialog
          title={t('deleteTitle', { name })}
          text={t('deleteText')}
          action={t('delete')}
          onConfirm={onDelete}
          onClose={() => setAsking(false)}
        />
      )}
    </FormPart>
  );
}
