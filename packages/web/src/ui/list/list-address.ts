// What the address of a list says of its order and its pages, and how that is changed; knows no list.
import type { Sorting } from './SortHead.tsx';

/** What the address says no more is undefined. */
export type Change<Search> = { [Key in keyof Search]?: Search[Key] | undefined };

type Paged = { page?: number; pageSize?: number };
type Sorted<By> = { sort?: By; order?: 'asc' | 'desc' };

export type Paging = {
  page: number;
  pageSize: number;
  pageSizes: readonly number[];
  onPage: (page: number, replace?: boolean) => void;
  onPageSize: (pageSize: number) => void;
};

/** What is changed but the page shows the first page, and is no step that one goes back to. */
export function listAddress<Search extends Paged>(
  { page = 1, pageSize, pageSizes }: Paged & { pageSizes: readonly [number, ...number[]] },
  go: (next: (old: Search) => Change<Search>, replace: boolean) => void,
): { change: (change: Change<Search>) => void; paging: Paging } {
  const change = (change: Change<Search>) => go((old) => ({ ...old, page: undefined, ...change }), true);
  return {
    change,
    paging: {
      page,
      pageSize: pageSize ?? pageSizes[0],
      pageSizes,
      onPage: (to, replace = false) => go((old) => ({ ...old, page: to === 1 ? undefined : to }), replace),
      onPageSize: (size) => change({ pageSize: size } as Change<Search>),
    },
  };
}

/** Asked again for the column that the rows stand by, it turns their order. */
export function sortingOf<By extends string>(
  { sort, order = 'asc' }: Sorted<By>,
  first: By,
  change: (change: { sort: By; order: 'asc' | 'desc' }) => void,
): Sorting<By> {
  const by = sort ?? first;
  return { by, order, onSort: (to) => change({ sort: to, order: order === 'asc' && to === by ? 'desc' : 'asc' }) };
}
