// Where the operator is logged in, and the way to end it there.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OwnLogin } from '../../api/contract.ts';
import { FormPart } from '../../ui/form/FormPart.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { CapsButton } from '../../ui/page/CapsButton.tsx';
import { ConfirmDialog } from '../../ui/dialog/ConfirmDialog.tsx';
import { ErrorLine, ErrorState } from '../../ui/states/ErrorState.tsx';
import { TableScroll } from '../../ui/list/TableScroll.tsx';
import table from '../../ui/table.module.css';
import classes from './Account.module.css';
import { ownLoginsQuery, useEndLogins } from './api.ts';

export function OwnLogins() {
  const { t } = useTranslation('account');
  const { data = [], error, refetch } = useQuery(ownLoginsQuery);
  const ending = useEndLogins();
  const [asking, setAsking] = useState(false);
  const others = data.filter(({ isThis }) => !isThis).length;
  return (
    <FormPart title={t('logins')} text={t('loginsText')}>
      {error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data.length > 0 && <LoginsTable logins={data} busy={ending.isPending} onEnd={(key) => ending.mutate(key)} />}
      {ending.isError && <ErrorLine error={ending.error} />}
      <div className={classes.buttons}>
        <span className={classes.note}>{data.length > 0 && others === 0 ? t('noOthers') : ''}</span>
        <CapsButton disabled={others === 0} onClick={() => setAsking(true)}>
          {t('endOthers')}
        </CapsButton>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('endOthers')}
          text={t('endOthersText', { count: others })}
          action={t('endOthers')}
          onConfirm={() => ending.mutate(undefined)}
          onClose={() => setAsking(false)}
        />
      )}
    </FormPart>
  );
}

type TableProps = { logins: OwnLogin[]; busy: boolean; onEnd: (key: string) => void };

function LoginsTable({ logins, busy, onEnd }: TableProps) {
  const { t } = useTranslation('account');
  const formats = useFormats();
  return (
    <div className={classes.table}>
      <TableScroll label={t('logins')}>
        <table className={table.table} aria-label={t('logins')}>
          <thead>
            <tr>
              <th scope="col">{t('browser')}</th>
              <th scope="col" className={table.wide}>
                {t('address')}
              </th>
              <th scope="col">{t('began')}</th>
              <th scope="col" className={table.wide}>
                {t('ends')}
              </th>
              <th scope="col">
                <span className="sm-only-read">{t('action')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {logins.map((login) => {
              const browser = login.browser || t('unknownBrowser');
              return (
                <tr key={login.key}>
                  <td className={table.tall}>
                    {browser}
                    <span className={`${table.second} ${table.phone}`}>{login.address}</span>
                  </td>
                  <td className={table.wide}>{login.address}</td>
                  <td className={table.nowrap}>{formats.time(login.beganAt)}</td>
                  <td className={`${table.nowrap} ${table.wide}`}>{formats.time(login.endsAt)}</td>
                  <td className={classes.end}>
                    {login.isThis ? (
                      <strong>{t('thisLogin')}</strong>
                    ) : (
                      <Button
                        size="xs"
                        disabled={busy}
                        aria-label={t('endLoginNamed', { browser, address: login.address })}
                        onClick={() => onEnd(login.key)}
                      >
                        {t('endLogin')}
                      </Button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
