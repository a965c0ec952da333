// Ten minutes before a login ends it says so, and lets the operator log in again without leaving the page.
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../api/contract.ts';
import { LoginForm } from '../features/login/LoginForm.tsx';
import { spanOf } from '../ui/formats.ts';
import { useNow } from '../ui/now.ts';
import classes from './LoginEnds.module.css';

const warnMs = 10 * 60_000;

export function LoginEnds({ me }: { me: Me }) {
  const { t } = useTranslation('app');
  const [asking, setAsking] = useState(false);
  const leftMs = Date.parse(me.loginEndsAt) - useNow(10_000);
  if (leftMs > warnMs) return null;
  return (
    <>
      <div className={classes.notice} role="status">
        <span>{t('loginEnds', { span: spanOf(Math.max(60_000, leftMs)) })}</span>
        <Button size="xs" onClick={() => setAsking(true)}>
          {t('logInAgain')}
        </Button>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('renewTitle')} size={400}>
        <p className={classes.text}>{t('renewText')}</p>
        <LoginForm username={me.operator.username} onDone={() => setAsking(false)} />
      </Modal>
    </>
  );
}
