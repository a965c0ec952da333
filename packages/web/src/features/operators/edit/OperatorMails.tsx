// The mails an admin has sent to an operator: the invitation again or a new password, and where the last one stands.
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Operator } from '../../../api/contract.ts';
import { FormPart } from '../../../ui/form/FormPart.tsx';
import { Age } from '../../../ui/format/Age.tsx';
import { CapsButton } from '../../../ui/page/CapsButton.tsx';
import { ErrorLine } from '../../../ui/states/ErrorState.tsx';
import { mailPasswordReset, operatorQuery, remindOperator } from '../api.ts';
import classes from './OperatorMails.module.css';

function LastMail({ mail }: { mail: NonNullable<Operator['lastMail']> }) {
  const { t } = useTranslation('operators');
  return (
    <p className={classes.last} data-state={mail.state}>
      {t(`lastMail.${mail.state}`, { to: mail.to })} {mail.lastError} <Age at={mail.at} />{' '}
      {mail.state === 'kept' && (
        <Link to="/mails/$mailId" params={{ mailId: mail.id }}>
          {t('readMail')}
        </Link>
      )}
    </p>
  );
}

export function OperatorMails({ operator }: { operator: Operator }) {
  const { t } = useTranslation('operators');
  const queries = useQueryClient();
  // What this page has shown since it was opened: to another address nothing is to go.
  const [shownEmail] = useState(operator.email);
  const { id, active, activated, lastMail } = operator;
  const sending = useMutation({
    mutationFn: () => (activated ? mailPasswordReset({ id, email: shownEmail }) : remindOperator(id)),
    onSuccess: (fresh) => queries.setQueryData(operatorQuery(id).queryKey, fresh),
  });
  const text = activated ? t('resetText', { email: shownEmail }) : t('reminderText');
  return (
    <FormPart title={t('mails')} text={active ? text : t('inactiveText')}>
      <div className={classes.row}>
        <CapsButton
          icon={<IconSend size={16} stroke={1.5} aria-hidden="true" />}
          busy={sending.isPending}
          disabled={!active}
          onClick={() => sending.mutate()}
        >
          {t(activated ? 'reset' : 'reminder')}
        </CapsButton>
        <div role="status">{lastMail !== null && <LastMail mail={lastMail} />}</div>
      </div>
      {sending.isError && <ErrorLine error={sending.error} />}
    </FormPart>
  );
}
