// A list that comes in pages: its rows, the way to its other pages, and what it says where no rows can be shown.
import type { ReactNode } from 'react';
import type { Paging } from './list-address.ts';
import { EmptyState } from '../page/EmptyState.tsx';
import { ErrorState } from '../page/ErrorState.tsx';
import { Pager } from '../page/Pager.tsx';
import { RowSkeletons } from '../page/Skeletons.tsx';

type Props<Data> = {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  paging: Paging;
  /** Said where there are none at all, or none that fit. */
  none: { title: string; text: string; action?: ReactNode };
  children: (data: Data) => ReactNode;
};

export function PagedList<Data extends { total: number }>({ query, paging, none, children }: Props<Data>) {
  const { data, error, refetch } = query;
  if (data === undefined) {
    return error === null ? <RowSkeletons rows={8} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  }
  if (data.total === 0) return <EmptyState {...none} />;
  return (
    <>
      {children(data)}
      <Pager {...paging} total={data.total} />
    </>
  );
}
