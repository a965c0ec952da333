// Operators as rows, each with what can be done with it.
import { ActionIcon } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { OperatorRow } from '../../api/contract.ts';
import { EditLink } from '../../ui/list/EditLink.tsx';
import type { Sorting } from '../../ui/list/SortHead.tsx';
import { SortHead } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './OperatorsTable.module.css';
import type { OperatorSort } from './search.ts';
import { StatusSign } from './StatusSign.tsx';

type Props = {
  operators: OperatorRow[];
  sorting: Sorting<OperatorSort>;
  onResend: (operator: OperatorRow) => void;
};

function Actions({ operator, onResend }: { operator: OperatorRow; onResend: Props['onResend'] }) {
  const { t } = useTranslation('operators');
  const { id, name, status } = operator;
  return (
    <div className={classes.actions}>
      {status === 'invited' && (
        <ActionIcon
          aria-label={t('resend', { name })}
          data-tip={t('resend', { name })}
          onClick={() => onResend(operator)}
        >
          <IconSend size={16} stroke={1.5} />
        </ActionIcon>
      )}
      <EditLink to={`/operators/${id}`} label={t('edit', { name })} />
    </div>
  );
}

export function OperatorsTable({ operators, sorting, onResend }: Props) {
  const { t } = useTranslation('operators');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="username" sorting={sorting}>
              {t('column.username')}
            </SortHead>
            <SortHead by="name" sorting={sorting} className={table.wide}>
              {t('column.name')}
            </SortHead>
            <SortHead by="email" sorting={sorting} className={table.wide}>
              {t('column.email')}
            </SortHead>
            <th scope="col">{t('column.status')}</th>
            <SortHead by="baseGroup" sorting={sorting} className={table.wide}>
              {t('column.baseGroup')}
            </SortHead>
            <th scope="col" className={classes.actionsHead}>
              {t('column.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {operators.map((operator) => (
            <tr key={operator.id}>
              <td className={`${table.tall} ${classes.text}`}>
                <Link className={table.first} to="/operators/$operatorId" params={{ operatorId: operator.id }}>
                  {operator.username}
                </Link>
                <span className={table.second}>{t(`role.${operator.role}`)}</span>
              </td>
              <td className={`${table.wide} ${classes.text}`}>{operator.name}</td>
              <td className={`${table.wide} ${classes.text}`}>{operator.email}</td>
              <td>
                <StatusSign status={operator.status} />
              </td>
              <td className={`${table.wide} ${classes.text}`}>{operator.baseGroup.name}</td>
              <td>
                <Actions operator={operator} onResend={onResend} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
