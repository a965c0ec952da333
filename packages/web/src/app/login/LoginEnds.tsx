// Ten minutes before a login ends it says so, and lets the operator log in again without leaving the page.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { LoginForm } from '../../features/login/LoginForm.tsx';
import { Dialog } from '../../ui/dialog/Dialog.tsx';
import { useFormats } from '../../ui/format/formats-context.ts';
import { useNow } from '../../ui/format/now.ts';
import classes from './LoginEnds.module.css';

const warnMs = 10 * 60_000;

export function LoginEnds({ me }: { me: Me }) {
  const { t } = useTranslation('app');
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const leftMs = Date.parse(me.loginEndsAt) - useNow(10_000);
  if (leftMs > warnMs) return null;
  return (
    <>
      <div className={classes.notice} role="status">
        <span>{t('loginEnds', { time: formats.time(me.loginEndsAt) })}</span>
        <Button size="xs" onClick={() => setAsking(true)}>
          {t('logInAgain')}
        </Button>
      </div>
      {asking && (
        <Dialog title={t('renewTitle')} widthPx={400} onClose={() => setAsking(false)}>
          <p className={classes.text}>{t('renewText')}</p>
          <LoginForm username={me.operator.username} onDone={() => setAsking(false)} />
        </Dialog>
      )}
    </>
  );
}
