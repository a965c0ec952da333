// An operator's status by sign and word.
import { IconBan, IconCheck, IconMail } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../api/contract.ts';
import classes from './StatusSign.module.css';

const signs = { active: IconCheck, inactive: IconBan, invited: IconMail };

export function StatusSign({ status }: { status: OperatorRow['status'] }) {
  const { t } = useTranslation('operators');
  const Sign = signs[status];
  return (
    <span className={classes.status} data-status={status}>
      <Sign size={16} stroke={1.5} aria-hidden="true" />
      {t(`state.${status}`)}
    </span>
  );
}
