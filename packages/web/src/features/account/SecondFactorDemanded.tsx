// What stands in place of the panel until the second factor that the organization demands is set up.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Logo } from '../../ui/Logo.tsx';
import { useRefreshAccount } from './api.ts';
import classes from './SecondFactorDemanded.module.css';
import { SetUpFactor } from './SetUpFactor.tsx';

export function SecondFactorDemanded({ onLogOut, logOut }: { onLogOut: () => void; logOut: string }) {
  const { t } = useTranslation('account');
  const refresh = useRefreshAccount();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Logo />
        <Button variant="quiet" onClick={onLogOut}>
          {logOut}
        </Button>
      </header>
      <main className={classes.card} id="content">
        <h1 className={classes.title}>{t('demandedTitle')}</h1>
        <p className={classes.text}>{t('demandedText')}</p>
        <SetUpFactor onDone={() => void refresh()} />
      </main>
    </div>
  );
}
