// The door of the panel: a form on the left, what lies behind it drawn on the right.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../ui/Logo.tsx';
import { LoginDrawing } from './LoginDrawing.tsx';
import { LoginForm } from './LoginForm.tsx';
import classes from './LoginPage.module.css';

export function LoginPage() {
  const { t } = useTranslation('login');
  const router = useRouter();
  const { next } = useSearch({ from: '/login' });
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <div className={classes.page}>
      <div className={classes.left}>
        <header>
          <Logo large />
        </header>
        <main className={classes.middle} id="content">
          <h1 className={classes.title}>{t('title')}</h1>
          <p className={classes.subtitle}>{t('subtitle')}</p>
          <LoginForm onDone={() => router.history.push(next ?? '/dashboard')} />
        </main>
        <footer className={classes.foot}>
          <span>{t('hours')}</span>
          <ActionIcon
            aria-label={t(dark ? 'light' : 'dark')}
            data-tip={t(dark ? 'light' : 'dark')}
            onClick={() => setColorScheme(dark ? 'light' : 'dark')}
          >
            {dark ? <IconSun size={16} stroke={1.5} /> : <IconMoon size={16} stroke={1.5} />}
          </ActionIcon>
        </footer>
      </div>
      <div className={classes.right} aria-hidden="true">
        <LoginDrawing />
      </div>
    </div>
  );
}
