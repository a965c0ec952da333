// Certificate authorities as rows; who may not change them reads them.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CertificateAuthority } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { SortHead, type Sorting } from '../../ui/list/SortHead.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './Authorities.module.css';
import { CertificateEnd } from './CertificateEnd.tsx';
import type { AuthoritySort } from './search.ts';

type Props = {
  authorities: CertificateAuthority[];
  sorting: Sorting<AuthoritySort>;
  onRemove: (authority: CertificateAuthority) => void;
};

function Row({ authority, onRemove }: { authority: CertificateAuthority; onRemove: Props['onRemove'] }) {
  const { t } = useTranslation('authorities');
  const { name, subject, group, memberOf, signs, pem, validTo, createdAt } = authority;
  return (
    <tr>
      <td className={`${table.tall} ${classes.name}`}>
        {name}
        <span className={table.second}>{subject}</span>
        {signs && (
          <span className={table.second}>
            {t('signs')}{' '}
            <a href={`data:application/x-pem-file,${encodeURIComponent(pem)}`} download={`${name}.pem`}>
              {t('download')}
            </a>
          </span>
        )}
      </td>
      <td className={`${table.wide} ${classes.name}`}>{group.name}</td>
      <td className={`${table.wide} ${classes.name}`}>{memberOf ?? t('anyOrganization')}</td>
      <td>
        <CertificateEnd at={validTo} />
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

export function AuthoritiesTable({ authorities, sorting, onRemove }: Props) {
  const { t } = useTranslation('authorities');
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <SortHead by="name" sorting={sorting}>
              {t('column.name')}
            </SortHead>
            <th scope="col" className={table.wide}>
              {t('column.group')}
            </th>
            <th scope="col" className={table.wide}>
              {t('column.organization')}
            </th>
            <SortHead by="expires" sorting={sorting}>
              {t('column.expires')}
            </SortHead>
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
