// The dangerous end of the form: deletes the operator, or says why that cannot be.
import { useTranslation } from 'react-i18next';
import type { Operator } from '../../../api/contract.ts';
import { RemovalPart } from '../../../ui/form/RemovalPart.tsx';
import { deleteOperator, operatorQuery } from '../api.ts';

export function DeleteOperator({ operator }: { operator: Operator }) {
  const { t } = useTranslation('operators');
  const { hold, name } = operator;
  return (
    <RemovalPart
      title={t('delete')}
      text={t(hold === null ? 'deleteText' : `hold.${hold}`)}
      action={t('delete')}
      question={{ title: t('deleteTitle', { name }), text: t('deleteText') }}
      disabled={hold !== null}
      remove={() => deleteOperator(operator)}
      gone={operatorQuery(operator.id).queryKey}
      to="/operators"
    />
  );
}
