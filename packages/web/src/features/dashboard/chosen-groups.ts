// Remembers the chosen groups of an organization in this browser, for when the address does not name any.
const keyOf = (organizationId: number) => `stationmaster.dashboard-groups.${organizationId}`;

export function rememberedGroups(organizationId: number): string | undefined {
  try {
    return localStorage.getItem(keyOf(organizationId)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function rememberGroups(organizationId: number, groups: string | undefined): void {
  try {
    if (groups === undefined) localStorage.removeItem(keyOf(organizationId));
    else localStorage.setItem(keyOf(organizationId), groups);
  } catch {
    // A browser that keeps nothing still has the address.
  }
}
