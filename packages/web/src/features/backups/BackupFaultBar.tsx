// Says to those who run the system that nightly backups fail, for as long as they do.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../ui/format/formats-context.ts';
import { backupFaultQuery } from './api.ts';
import classes from './BackupFaultBar.module.css';

export function BackupFaultBar() {
  const { t } = useTranslation('backups');
  const formats = useFormats();
  const { data } = useQuery(backupFaultQuery);
  if (data?.fault == null) return null;
  return (
    <div className={classes.bar} role="status">
      <p>{t('failing', { time: formats.exact(data.fault.since) })}</p>
      <p className={classes.reason}>{data.fault.reason}</p>
    </div>
  );
}
