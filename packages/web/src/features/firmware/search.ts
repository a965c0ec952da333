// What the address of the list of firmware images may say: search, order and page.
import type { FirmwareFilter } from '../../api/contract.ts';
import { oneOf, said, searched, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
const sorts = ['version', 'for', 'size', 'uploadedAt'] as const;
const orders = ['asc', 'desc'] as const;

export type FirmwareSort = (typeof sorts)[number];
export type FirmwareSearch = Pick<FirmwareFilter, 'search' | 'sort' | 'order' | 'page' | 'pageSize'>;

export function parseFirmwareSearch(search: Record<string, unknown>): FirmwareSearch {
  return said<FirmwareSearch>({
    search: searched(search['search']),
    sort: oneOf(sorts, search['sort']),
    order: oneOf(orders, search['order']),
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((each) => each === search['pageSize']),
  });
}

/** The latest come first, unless another order is asked for. */
export function filterOf({ sort = 'uploadedAt', ...search }: FirmwareSearch) {
  const order: 'asc' | 'desc' = sort === 'uploadedAt' ? 'desc' : 'asc';
  return { order, page: 1, pageSize: pageSizes[0], ...search, sort };
}
