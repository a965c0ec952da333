// The log in page: username and password, and the way out for those who lost theirs.
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Door } from './Door.tsx';
import classes from './Door.module.css';
import { DoorLink } from './DoorLink.tsx';
import { LoginForm } from './LoginForm.tsx';

export function LoginPage() {
  const { t } = useTranslation('login');
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  return (
    <Door title={t('title')} subtitle={t('subtitle')} note={t('hours')}>
      <LoginForm onDone={() => router.history.push(next ?? '/dashboard')} />
      <p className={classes.beside}>
        <DoorLink to="/lost-password">{t('lost')}</DoorLink>
      </p>
    </Door>
  );
}
