// Mails as rows, the latest first.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MailRow } from '../../api/contract.ts';
import { Age } from '../../ui/format/Age.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import { MailState } from './MailState.tsx';
import { useMailKind } from './mail-words.ts';
import classes from './MailsTable.module.css';

type Props = { mails: MailRow[]; busy: boolean; onSendAgain: (mail: MailRow) => void };

export function MailsTable({ mails, busy, onSendAgain }: Props) {
  const { t } = useTranslation('mails');
  const kindOf = useMailKind();
  return (
    <TableScroll label={t('title')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('column.to')}</th>
            <th scope="col">{t('column.state')}</th>
            <th scope="col" className={table.wide}>
              {t('column.queuedAt')}
            </th>
            <th scope="col" className={table.wide}>
              <span className="sm-only-read">{t('column.action')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.id}>
              <td className={table.tall}>
                <Link className={`${table.first} ${classes.to}`} to="/mails/$mailId" params={{ mailId: mail.id }}>
                  {mail.to}
                </Link>
                <span className={table.second}>{kindOf(mail)}</span>
              </td>
              <td className={classes.state}>
                <MailState mail={mail} />
              </td>
              <td className={`${table.wide} ${table.nowrap}`}>
                <Age at={mail.queuedAt} />
              </td>
              <td className={`${table.wide} ${table.figure}`}>
                {mail.state === 'failed' && (
                  <Button size="xs" disabled={busy} onClick={() => onSendAgain(mail)}>
                    {t('sendAgain')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
