// Certificate authorities as rows; who may not change them reads them.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CertificateAuthority } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { panelLocale, useFormats } from '../../ui/format/formats-context.ts';
import { shortNameOfDay } from '../../ui/format/formats.ts';
import { useNow } from '../../ui/format/now.ts';
import { TableScroll } from '../../ui/page/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './Authorities.module.css';

type Props = { authorities: CertificateAuthority[]; onRemove: (authority: CertificateAuthority) => void };

function Row({ authority, onRemove }: { authority: CertificateAuthority; onRemove: Props['onRemove'] }) {
  const { t } = useTranslation('authorities');
  const formats = useFormats();
  const now = useNow(60_000);
  const { name, subject, group, memberOf, validTo, createdAt } = authority;
  const isOver = Date.parse(validTo) <= now;
  return (
    <tr>
      <td className={`${table.tall} ${classes.name}`}>
        {name}
        <span className={table.second}>{subject}</span>
      </td>
      <td className={`${table.wide} ${classes.name}`}>{group.name}</td>
      <td className={`${table.wide} ${classes.name}`}>{memberOf ?? t('anyOrganization')}</td>
      <td className={table.nowrap}>
        <time className={isOver ? classes.expired : undefined} dateTime={validTo} data-tip={formats.exact(validTo)}>
          {isOver ? t('expired') : shortNameOfDay(panelLocale, formats.calendarDay(validTo))}
        </time>
      </td>
      <td className={`${table.wide} ${table.nowrap}`}>
        <Age at={createdAt} />
      </td>
      <td className={table.figure}>
        <Button size="xs" aria-label={`${t('remove')}: ${name}`} onClick={() => onRemove(authority)}>
          {t('remove')}
        </Button>
      </td>
    </tr>
  );
}

export function AuthoritiesTable({ authorities, onRemove }: Props) {
  const { t } = useTranslation('authorities');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.name')}</th>
            <th scope="col" className={table.wide}>
              {t('column.group')}
            </th>
            <th scope="col" className={table.wide}>
              {t('column.organization')}
            </th>
            <th scope="col">{t('column.expires')}</th>
            <th scope="col" className={table.wide}>
              {t('column.added')}
            </th>
            <th scope="col">
              <span className="sm-only-read">{t('column.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {authorities.map((authority) => (
            <Row key={authority.id} authority={authority} onRemove={onRemove} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
