// What the address of the dashboard may say: which groups are chosen, whether as squares or as a table, and the time frame.
import { parseSpanSearch, type SpanSearch } from '../statistics/search.ts';

export type DashboardSearch = { groups?: string; view?: 'table' } & SpanSearch;

export function parseDashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const { groups } = search;
  // One id alone comes out of the address as a number.
  const text = typeof groups === 'string' || typeof groups === 'number' ? String(groups) : '';
  return {
    ...(/^\d+(-\d+)*$/.test(text) ? { groups: text } : {}),
    ...(search['view'] === 'table' ? { view: 'table' as const } : {}),
    ...parseSpanSearch(search),
  };
}

/** Nothing chosen means all. Dashes, for commas take three characters in an address, and dots make numbers. */
export const chosenOf = ({ groups }: DashboardSearch): ReadonlySet<number> | null =>
  groups === undefined ? null : new Set(groups.split('-').map(Number));

export const choiceText = (chosen: ReadonlySet<number>): string => [...chosen].sort((a, b) => a - b).join('-');
