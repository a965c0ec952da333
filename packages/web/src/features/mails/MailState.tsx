// Where a mail stands, by icon and word, with what went wrong below.
import { IconAlertTriangle, IconCheck, IconClock, IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { told } from '../../api/told/told.ts';
import type { MailRow } from '../../api/contract.ts';
import classes from './MailState.module.css';

const signs = { queued: IconClock, sent: IconCheck, kept: IconInbox, failed: IconAlertTriangle };

export function MailState({ mail }: { mail: Pick<MailRow, 'state' | 'lastError'> }) {
  const { t } = useTranslation('mails');
  const Sign = signs[mail.state];
  return (
    <>
      <span className={classes.state} data-state={mail.state}>
        <Sign size={16} stroke={1.5} aria-hidden="true" />
        {t(`state.${mail.state}`)}
      </span>
      {mail.lastError !== null && <span className={classes.reason}>{told(mail.lastError)}</span>}
    </>
  );
}
