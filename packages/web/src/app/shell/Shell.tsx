// The frame around every page of a logged in operator: navigation, top bar, and the live stream behind it all.
import { AppShell } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../api/contract.ts';
import { BackupFaultBar } from '../../features/backups/BackupFaultBar.tsx';
import { useMe } from '../../features/login/api.ts';
import { MailsBar } from '../../features/mails/MailsBar.tsx';
import { LocalFormats } from '../../ui/format/LocalFormats.tsx';
import { BottomBar } from './BottomBar.tsx';
import { Finding } from '../finding/Finding.tsx';
import { followLiveStream } from '../live/live.ts';
import { useLoginEnded } from '../login/login-ended.ts';
import { LoginEnded } from '../login/LoginEnded.tsx';
import { LoginEnds } from '../login/LoginEnds.tsx';
import { Navigation } from './Navigation.tsx';
import { useLogOut } from '../login/log-out.ts';
import { Page } from '../Page.tsx';
import { eachWhenIdle } from '../reach.ts';
import classes from './Shell.module.css';
import { TopBar } from './TopBar.tsx';

const SecondFactorDemanded = lazy(async () => {
  const { SecondFactorDemanded: demanded } = await import('../../features/account/SecondFactorDemanded.tsx');
  return { default: demanded };
});

export function Shell() {
  const me = useMe();
  return me.secondFactorMissing ? <BeforeSecondFactor /> : <Frame me={me} />;
}

function BeforeSecondFactor() {
  const { t } = useTranslation('app');
  const leaving = useLogOut();
  return (
    <Suspense>
      <SecondFactorDemanded logOut={t('logOut')} onLogOut={() => leaving.mutate()} />
    </Suspense>
  );
}

function Frame({ me }: { me: Me }) {
  const { t } = useTranslation('app');
  const ended = useLoginEnded();
  const queries = useQueryClient();
  const router = useRouter();
  const [isFinding, { open: find, close: stopFinding }] = useDisclosure(false);

  useEffect(() => (ended ? undefined : followLiveStream(queries)), [queries, ended]);

  // So that no page is missing when the network is.
  useEffect(() => {
    const leaving = new AbortController();
    const pages = Object.values(router.routesById).map((route) => () => router.loadRouteChunk(route));
    void eachWhenIdle(pages, leaving.signal);
    return () => leaving.abort();
  }, [router]);

  return (
    <LocalFormats timeZone={me.organization.timeZone}>
      <a className="sm-skip" href="#content">
        {t('skip')}
      </a>
      <AppShell
        layout="alt"
        padding={0}
        withBorder={false}
        transitionDuration={0}
        header={{ height: 56 }}
        navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: true } }}
        footer={{ height: { base: 64, sm: 0 } }}
      >
        <AppShell.Navbar className={classes.side}>
          <Navigation />
        </AppShell.Navbar>
        <AppShell.Header className={classes.top}>
          <TopBar me={me} onFind={find} />
        </AppShell.Header>
        <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
          {!ended && <LoginEnds me={me} />}
          {me.operator.role === 'admin' && <BackupFaultBar />}
          {me.operator.role === 'admin' && <MailsBar />}
          <Page />
        </AppShell.Main>
        <AppShell.Footer className={classes.bottom}>
          <BottomBar onFind={find} />
        </AppShell.Footer>
      </AppShell>
      <Finding me={me} isOpen={isFinding} onOpen={find} onClose={stopFinding} />
      {ended && <LoginEnded me={me} />}
    </LocalFormats>
  );
}
