// The frame of all pages for strangers: what is asked of them on the left, what lies behind the door drawn on the right.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageMenu } from '../../ui/LanguageMenu.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { LoginDrawing } from './LoginDrawing.tsx';
import classes from './Door.module.css';

type Props = { title: string; subtitle?: string; note?: string; children: ReactNode };

export function Door({ title, subtitle, note, children }: Props) {
  const { t } = useTranslation('login');
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <div className={classes.page}>
      <div className={classes.left}>
        <header>
          <Logo large />
        </header>
        <main className={classes.middle} id="content">
          <h1 className={classes.title}>{title}</h1>
          {subtitle !== undefined && <p className={classes.subtitle}>{subtitle}</p>}
          {children}
        </main>
        <footer className={classes.foot}>
          <span>{note}</span>
          <span className={classes.choices}>
            <LanguageMenu />
            <ActionIcon
              aria-label={t(dark ? 'light' : 'dark')}
              data-tip={t(dark ? 'light' : 'dark')}
              onClick={() => setColorScheme(dark ? 'light' : 'dark')}
            >
              {dark ? <IconSun size={16} stroke={1.5} /> : <IconMoon size={16} stroke={1.5} />}
            </ActionIcon>
          </span>
        </footer>
      </div>
      <div className={classes.right} aria-hidden="true">
        <LoginDrawing />
      </div>
    </div>
  );
}
