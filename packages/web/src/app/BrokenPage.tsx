// What a page says that could not be shown at all.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/page/ErrorState.tsx';

export function BrokenPage({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  return (
    <main>
      <h1 className="sm-only-read">{t('brokenTitle')}</h1>
      <ErrorState error={error} onRetry={reset} />
    </main>
  );
}
