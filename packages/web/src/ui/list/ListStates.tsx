// What a list says where no rows can be shown: that they are awaited, that they did not come, or that there are none.
import type { ReactNode } from 'react';
import { EmptyState } from '../states/EmptyState.tsx';
import { ErrorState } from '../states/ErrorState.tsx';
import { RowSkeletons } from '../states/Skeletons.tsx';

/** Said where there are none at all, or none that fit. */
export type None = { title: string; text: string; action?: ReactNode };

type Props = None & { query: { data: { total: number } | undefined; error: unknown; refetch: () => unknown } };

export function ListStates({ query: { data, error, refetch }, ...none }: Props) {
  if (data?.total === 0) return <EmptyState {...none} />;
  if (data !== undefined) return null;
  return error === null ? <RowSkeletons rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
}
