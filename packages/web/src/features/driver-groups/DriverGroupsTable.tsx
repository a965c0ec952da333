// Charging user groups as rows.
import { IconBan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DriverGroupRow } from '../../api/contract.ts';
import { EditLink } from '../../ui/list/EditLink.tsx';
import { SortHead, type Sorting } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import look from '../drivers/DriversTable.module.css';
import { StatisticsLink } from '../statistics/StatisticsLink.tsx';
import type { DriverGroupSort } from './search.ts';

type Props = { groups: DriverGroupRow[]; sorting: Sorting<DriverGroupSort>; canEdit: boolean };

export function DriverGroupsTable({ groups, sorting, canEdit }: Props) {
  const { t } = useTranslation('driverGroups');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="name" sorting={sorting}>
              {t('column.name')}
            </SortHead>
            <SortHead by="members" sorting={sorting} className={table.figure}>
              {t('column.members')}
            </SortHead>
            <th scope="col" className={look.actionsHead}>
              {t('column.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ id, name, active, memberCount }) => (
            <tr key={id}>
              <td className={`${table.tall} ${look.text}`}>
                <Link className={table.first} to="/driver-groups/$driverGroupId" params={{ driverGroupId: id }}>
                  {name}
                </Link>
                {!active && (
                  <span className={look.inactive}>
                    <IconBan size={14} stroke={1.5} aria-hidden="true" />
                    {t('state.inactive')}
                  </span>
                )}
              </td>
              <td className={table.figure}>{memberCount}</td>
              <td className={look.actions}>
                <StatisticsLink to={`/driver-groups/${id}/statistics`} name={name} />
                {canEdit && <EditLink to={`/driver-groups/${id}`} label={t('edit', { name })} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
