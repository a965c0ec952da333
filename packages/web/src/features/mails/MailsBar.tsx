// Says to admins that mails are kept here, once there is one, and always where operators are invited.
import { IconInbox } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keptMailsQuery } from './api.ts';
import classes from './Mails.module.css';

export function MailsBar() {
  const { t } = useTranslation('mails');
  const { pathname } = useLocation();
  const { data } = useQuery(keptMailsQuery);
  if (data === undefined || data.hasMailServer || pathname.startsWith('/mails')) return null;
  if (data.counts.kept === 0 && !pathname.startsWith('/operators')) return null;
  return (
    <p className={classes.bar}>
      <IconInbox size={16} stroke={1.5} aria-hidden="true" />
      <span>
        {t('bar')} <Link to="/mails">{t('barLink')}</Link>
      </span>
    </p>
  );
}
