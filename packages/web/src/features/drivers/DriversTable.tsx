// Charging users as rows.
import { IconBan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DriverRow } from '../../api/contract.ts';
import { EditLink } from '../../ui/list/EditLink.tsx';
import { SortHead, type Sorting } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './DriversTable.module.css';
import { StatisticsLink } from '../statistics/StatisticsLink.tsx';
import { nameOf } from './driver-name.ts';
import type { DriverSort } from './search.ts';

function Row({ driver }: { driver: DriverRow }) {
  const { t } = useTranslation('drivers');
  const { id, email, active, driverGroup, tokenCount } = driver;
  const name = nameOf(driver);
  return (
    <tr>
      <td className={`${table.tall} ${classes.text}`}>
        <Link className={table.first} to="/drivers/$driverId" params={{ driverId: id }}>
          {name}
        </Link>
        {!active && (
          <span className={classes.inactive}>
            <IconBan size={14} stroke={1.5} aria-hidden="true" />
            {t('state.inactive')}
          </span>
        )}
        <span className={`${table.second} ${table.phone}`}>{email}</span>
      </td>
      <td className={`${table.wide} ${classes.text}`}>{driverGroup?.name ?? '–'}</td>
      <td className={`${table.wide} ${classes.text}`}>{email}</td>
      <td className={table.figure}>{tokenCount}</td>
      <td className={classes.actions}>
        <StatisticsLink to={`/drivers/${id}/statistics`} name={name} />
        <EditLink to={`/drivers/${id}`} label={t('edit', { name })} />
      </td>
    </tr>
  );
}

export function DriversTable({ drivers, sorting }: { drivers: DriverRow[]; sorting: Sorting<DriverSort> }) {
  const { t } = useTranslation('drivers');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="name" sorting={sorting}>
              {t('column.name')}
            </SortHead>
            <SortHead by="group" sorting={sorting} className={table.wide}>
              {t('column.group')}
            </SortHead>
            <SortHead by="email" sorting={sorting} className={table.wide}>
              {t('column.email')}
            </SortHead>
            <SortHead by="tokens" sorting={sorting} className={table.figure}>
              {t('column.tokens')}
            </SortHead>
            <th scope="col" className={classes.actionsHead}>
              {t('column.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {drivers.map((driver) => (
            <Row key={driver.id} driver={driver} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
