// What an address without a page says.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/states/EmptyState.tsx';

export function NotFoundPage() {
  const { t } = useTranslation('app');
  return (
    <main>
      <EmptyState
        isPage
        title={t('notFoundTitle')}
        text={t('notFoundText')}
        action={
          <Button component={Link} to="/dashboard">
            {t('toDashboard')}
          </Button>
        }
      />
    </main>
  );
}
