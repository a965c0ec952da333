// How many issues wait for somebody: beside an entry of the navigation, and as a line that leads to them.
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { openIssuesQuery } from './api.ts';
import classes from './OpenIssues.module.css';

export function OpenIssueCount() {
  const { t } = useTranslation('issues');
  const formats = useFormats();
  const { data } = useQuery(openIssuesQuery);
  const open = data?.counts.open ?? 0;
  if (open === 0) return null;
  return (
    <span className={classes.count}>
      {open > 99 ? '99+' : formats.count(open)} <span className="sm-only-read">{t('open')}</span>
    </span>
  );
}

export function OpenIssuesLine() {
  const { t } = useTranslation('issues');
  const { data } = useQuery(openIssuesQuery);
  const open = data?.counts.open ?? 0;
  if (open === 0) return null;
  return (
    <p className={classes.line}>
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
      <Link to="/issues" search={{ state: 'open' }}>
        {t('openCount', { count: open })}
      </Link>
    </p>
  );
}
