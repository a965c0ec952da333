// What the addresses of bulk commands may say: which page, and of one of them the words and the state.
import type { Command } from '../../api/contract.ts';
import { oneOf, said, searched, wholeNumber } from '../../ui/address.ts';

export const pageSizes = [25, 50, 100] as const;

/** In the order of a command's life. */
export const commandStates = [
  'held',
  'waiting',
  'queued',
  'sent',
  'accepted',
  'rejected',
  'timed_out',
  'failed',
  'unknown',
  'cancelled',
] as const satisfies readonly Command['state'][];

type Page = { page?: number; pageSize?: number };
export type CampaignsSearch = Page;
export type CampaignSearch = Page & { search?: string; state?: Command['state'] };

export function parseCampaignsSearch(search: Record<string, unknown>): CampaignsSearch {
  return said<CampaignsSearch>({
    page: wholeNumber(search['page']),
    pageSize: pageSizes.find((size) => size === search['pageSize']),
  });
}

export function parseCampaignSearch(search: Record<string, unknown>): CampaignSearch {
  return said<CampaignSearch>({
    ...parseCampaignsSearch(search),
    search: searched(search['search']),
    state: oneOf(commandStates, search['state']),
  });
}
