// What is said in the place of a page that could not be shown: within the frame, or where the frame itself is missing.
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../ui/states/ErrorState.tsx';
import { reloadOnceReached } from './reach.ts';

export function BrokenPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation('app');
  return (
    <>
      <h1 className="sm-only-read">{t('brokenTitle')}</h1>
      <ErrorState error={error} onRetry={() => void reloadOnceReached()} />
    </>
  );
}

export function BrokenPanel(props: ErrorComponentProps) {
  return (
    <main>
      <BrokenPage {...props} />
    </main>
  );
}
