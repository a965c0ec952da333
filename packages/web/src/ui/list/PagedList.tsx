// A list that comes in pages: its rows, the way to its other pages, and what it says where no rows can be shown.
import type { ReactNode } from 'react';
import { ListStates, type None } from './ListStates.tsx';
import { Pager } from './Pager.tsx';
import type { Paging } from './list-address.ts';

type Props<Data> = {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  paging: Paging;
  none: None;
  children: (data: Data) => ReactNode;
};

export function PagedList<Data extends { items: readonly unknown[]; total: number }>({
  query,
  paging,
  none,
  children,
}: Props<Data>) {
  const { data } = query;
  if (data === undefined || data.total === 0) return <ListStates query={query} {...none} />;
  return (
    <>
      {children(data)}
      <Pager {...paging} rows={data.items.length} total={data.total} />
    </>
  );
}
