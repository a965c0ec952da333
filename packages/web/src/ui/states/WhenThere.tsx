// What shows one thing, as soon as it is there and as long as it is: somebody else may remove it while one looks at it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isMissing } from '../../api/problem.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorState } from './ErrorState.tsx';

type Props<Thing> = {
  query: { data: Thing | undefined; error: unknown; refetch: () => unknown };
  /** The shape of what comes. */
  awaiting: ReactNode;
  /** For what is no page of its own: what holds the words where the thing is not. */
  renderAbsence?: (words: ReactNode) => ReactNode;
  children: (thing: NonNullable<Thing>) => ReactNode;
};

export function WhenThere<Thing>({ query, awaiting, renderAbsence = (words) => words, children }: Props<Thing>) {
  const { data, error, refetch } = query;
  const { t } = useTranslation('ui');
  if (data == null && error === null) return awaiting;
  if (data == null) return renderAbsence(<ErrorState error={error} onRetry={() => void refetch()} />);
  if (isMissing(error)) return renderAbsence(<EmptyState isPage title={t('goneTitle')} text={t('goneText')} />);
  return children(data);
}
