// Where one is, for which organization, whether what is shown is live, and the operator's own menu.
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconChevronLeft, IconMoon, IconSun } from '@tabler/icons-react';
import { Link, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { useKeepLanguage } from '../../features/account/api.ts';
import { LanguageMenu } from '../../ui/LanguageMenu.tsx';
import { Logo } from '../../ui/Logo.tsx';
import { useLiveState } from '../live/live.ts';
import { useIsBehind } from '../live/use-is-behind.ts';
import { FindButton } from '../finding/FindButton.tsx';
import { OperatorMenu } from './OperatorMenu.tsx';
import classes from './TopBar.module.css';

function Breadcrumb() {
  const { t } = useTranslation('app');
  const crumbs = useMatches().flatMap(({ staticData, pathname }) =>
    staticData.Crumb === undefined ? [] : [{ Crumb: staticData.Crumb, pathname }],
  );
  const parent = crumbs.at(-2);
  const current = crumbs.at(-1);
  return (
    <>
      <nav className={classes.path} aria-label={t('breadcrumb')}>
        <ol>
          <li>
            <Link to="/dashboard">{t('home')}</Link>
          </li>
          {crumbs.map(({ Crumb, pathname }, index) => (
            <li key={pathname} aria-current={index === crumbs.length - 1 ? 'page' : undefined}>
              {index === crumbs.length - 1 ? (
                <span>
                  <Crumb />
                </span>
              ) : (
                <Link to={pathname} activeOptions={{ exact: true }}>
                  <Crumb />
                </Link>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <div className={classes.phonePath}>
        {parent === undefined ? <Logo withName={false} /> : null}
        {parent !== undefined && (
          <Link to={parent.pathname} className={classes.back}>
            <IconChevronLeft size={20} stroke={1.75} aria-hidden="true" />
            <span>
              <parent.Crumb />
            </span>
          </Link>
        )}
        {parent === undefined && current !== undefined && (
          <span className={classes.phoneTitle} aria-hidden="true">
            <current.Crumb />
          </span>
        )}
      </div>
    </>
  );
}

function LiveSign() {
  const { t } = useTranslation('app');
  const stream = useLiveState();
  const isBehind = useIsBehind();
  const state = stream === 'live' && isBehind ? 'behind' : stream;
  return (
    <span className={classes.live} data-state={state} data-tip={t(`${state}Tip`)} role="status">
      {t(state)}
    </span>
  );
}

function ColourSwitch() {
  const { t } = useTranslation('app');
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  const label = t(dark ? 'light' : 'dark');
  return (
    <ActionIcon
      className={classes.colours}
      aria-label={label}
      data-tip={label}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <IconSun size={16} stroke={1.5} /> : <IconMoon size={16} stroke={1.5} />}
    </ActionIcon>
  );
}

export function TopBar({ me, onFind }: { me: Me; onFind: () => void }) {
  const keepLanguage = useKeepLanguage();
  return (
    <div className={classes.bar}>
      <Breadcrumb />
      <div className={classes.right}>
        <FindButton onFind={onFind} />
        <span className={classes.organization}>{me.organization.name}</span>
        <LiveSign />
        <span className={classes.language}>
          <LanguageMenu onChoose={keepLanguage} />
        </span>
        <ColourSwitch />
        <OperatorMenu me={me} />
      </div>
    </div>
  );
}
