// What the address of the list of mails may say: whose, in which state, and the page.
import type { MailFilter, MailRow } from '../../api/contract.ts';
import { searched } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;
export const mailStates = ['queued', 'sent', 'kept', 'failed'] as const satisfies readonly MailRow['state'][];

export type MailsSearch = { search?: string; state?: MailRow['state']; page?: number; pageSize?: number };

export function parseMailsSearch(search: Record<string, unknown>): MailsSearch {
  const text = searched(search['search']);
  const state = mailStates.find((each) => each === search['state']);
  const page = search['page'];
  const pageSize = pageSizes.find((size) => size === search['pageSize']);
  return {
    ...(text !== undefined && { search: text }),
    ...(state !== undefined && { state }),
    ...(typeof page === 'number' && Number.isSafeInteger(page) && page > 0 && { page }),
    ...(pageSize !== undefined && { pageSize }),
  };
}

export function filterOf(search: MailsSearch): MailFilter {
  return { page: 1, pageSize: pageSizes[0], ...search };
}
