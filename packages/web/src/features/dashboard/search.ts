// What the address of the dashboard may say: which groups are chosen, and whether as squares or as a table.

export type DashboardSearch = { groups?: string; view?: 'table' };

export function parseDashboardSearch(search: Record<string, unknown>): DashboardSearch {
  const groups = String(search['groups'] ?? '');
  return {
    ...(/^\d+(\.\d+)*$/.test(groups) ? { groups } : {}),
    ...(search['view'] === 'table' ? { view: 'table' as const } : {}),
  };
}

/** Nothing chosen means all. Dots because commas are written as three characters in an address. */
export const chosenOf = ({ groups }: DashboardSearch): ReadonlySet<number> | null =>
  groups === undefined ? null : new Set(groups.split('.').map(Number));

export const choiceText = (chosen: ReadonlySet<number>): string => [...chosen].sort((a, b) => a - b).join('.');
