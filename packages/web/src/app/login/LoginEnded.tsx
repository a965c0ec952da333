// Lies over the page when the login has ended: the same operator logs in again, and all that was typed is still there.
import { Button, Modal } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { answeredMe } from '../../features/login/api.ts';
import { LoginForm } from '../../features/login/LoginForm.tsx';
import type { Me } from '../../api/contract.ts';
import { setLoginEnded } from './login-ended.ts';
import classes from './LoginEnded.module.css';

export function LoginEnded({ me }: { me: Me }) {
  const { t } = useTranslation('app');
  const queries = useQueryClient();

  // The same operator may have logged in again in another tab.
  useEffect(() => {
    const look = async () => {
      if (document.hidden) return;
      const now = await answeredMe();
      if (now?.operator.id !== me.operator.id) return;
      queries.setQueryData(['me'], now);
      setLoginEnded(queries, false);
    };
    const onVisible = () => void look();
    document.addEventListener('visibilitychange', onVisible);
    return () => document.removeEventListener('visibilitychange', onVisible);
  }, [queries, me.operator.id]);

  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('endedTitle')}
      size={400}
      zIndex={1000}
      classNames={{ overlay: classes.cover ?? '' }}
      attributes={{ header: { role: 'presentation' } }}
    >
      <p className={classes.text}>{t('endedText')}</p>
      <LoginForm username={me.operator.username} onDone={() => setLoginEnded(queries, false)} />
      <div className={classes.leave}>
        {/* A fresh page, so that nothing of one operator is left for another; what is unsaved is asked about by the browser. */}
        <Button variant="quiet" onClick={() => location.assign('/login')}>
          {t('somebodyElse')}
        </Button>
      </div>
    </Modal>
  );
}
