// The way from a group's frame to the form in which it is edited.
import { IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DashboardGroup } from '../../../api/contract.ts';
import classes from './Board.module.css';

export function EditGroup({ group }: { group: DashboardGroup }) {
  const { t } = useTranslation('groups');
  const label = t('editNamed', { name: group.name });
  return (
    <Link
      className={classes.edit}
      to="/groups/$groupId/edit"
      params={{ groupId: group.id }}
      preload={false}
      aria-label={label}
      data-tip={label}
    >
      <IconPencil size={14} stroke={1.5} aria-hidden="true" />
    </Link>
  );
}
