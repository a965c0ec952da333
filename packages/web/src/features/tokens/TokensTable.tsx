// Tokens as rows: what is read, whose it is, and until when it holds.
import { IconBan } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Token } from '../../api/contract.ts';
import { useFormats } from '../../ui/format/formats-context.ts';
import { SortHead, type Sorting } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import driversTable from '../drivers/DriversTable.module.css';
import type { TokenSort } from './search.ts';
import classes from './Tokens.module.css';

function Row({ token }: { token: Token }) {
  const { t } = useTranslation(['tokens', 'drivers']);
  const formats = useFormats();
  const { id, name, driver, active, validTo } = token;
  return (
    <tr>
      <td className={`${table.tall} ${driversTable.text}`}>
        <Link className={table.first} to="/tokens/$tokenId" params={{ tokenId: id }}>
          {name === '' ? <span className={classes.code}>{token.token}</span> : name}
        </Link>
        {name !== '' && <span className={`${table.second} ${classes.code}`}>{token.token}</span>}
        {!active && (
          <span className={driversTable.inactive}>
            <IconBan size={14} stroke={1.5} aria-hidden="true" />
            {t('inactive')}
          </span>
        )}
      </td>
      <td className={driversTable.text}>
        {driver === null ? (
          <span className={classes.nobody}>{t('nobody')}</span>
        ) : (
          <Link className={classes.quiet} to="/drivers/$driverId" params={{ driverId: driver.id }}>
            {driver.name}
          </Link>
        )}
      </td>
      <td className={table.wide}>{t(`drivers:form.type.${token.type}`)}</td>
      <td className={`${table.wide} ${table.nowrap}`}>
        {validTo === null ? t('infinite') : formats.shortNameOfDay(validTo)}
      </td>
      <td className={`${table.wide} ${table.nowrap}`}>{formats.shortDayTime(token.addedAt)}</td>
    </tr>
  );
}

export function TokensTable({ tokens, sorting }: { tokens: Token[]; sorting: Sorting<TokenSort> }) {
  const { t } = useTranslation('tokens');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="name" sorting={sorting}>
              {t('column.token')}
            </SortHead>
            <SortHead by="driver" sorting={sorting}>
              {t('column.driver')}
            </SortHead>
            <SortHead by="type" sorting={sorting} className={table.wide}>
              {t('column.type')}
            </SortHead>
            <SortHead by="validTo" sorting={sorting} className={table.wide}>
              {t('column.validTo')}
            </SortHead>
            <SortHead by="addedAt" sorting={sorting} className={table.wide}>
              {t('column.added')}
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <Row key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
