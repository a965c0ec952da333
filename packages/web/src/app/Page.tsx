// The page at the address, or why it is not for this operator; what the page's own calls may do, the server decides.
import { Button } from '@mantine/core';
import { Link, Outlet, useMatches } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../features/login/api.ts';
import { EmptyState } from '../ui/states/EmptyState.tsx';

export function Page() {
  const { t } = useTranslation('app');
  const isAdmin = useMe().operator.role === 'admin';
  const isForAdmins = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.admins === true) });
  if (isAdmin || !isForAdmins) return <Outlet />;
  const toDashboard = (
    <Button component={Link} to="/dashboard">
      {t('toDashboard')}
    </Button>
  );
  return <EmptyState isPage title={t('adminsTitle')} text={t('adminsText')} action={toDashboard} />;
}
