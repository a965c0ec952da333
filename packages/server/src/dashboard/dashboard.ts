// The dashboard: all groups, stations and points of an operator's domain at one instant.
import type { TenantTx } from '../db/doors.ts';
import { listTree, sightOf, type GroupInTree } from '../groups/groups.ts';
import { listForDashboard, type DashboardStation } from '../stations/stations.ts';
import type { Sight } from '../viewer.ts';

export type Dashboard = { groups: GroupInTree[]; stations: DashboardStation[] };

/** `groupId`: only that group with all below it; `only`: these stations, and no groups. */
type Cut = { groupId?: number | undefined; only?: readonly number[] | undefined };

export async function readDashboard(tx: TenantTx, sight: Sight, { groupId, only }: Cut): Promise<Dashboard> {
  const seen = await sightOf(tx, sight, groupId);
  return {
    groups: only === undefined ? await listTree(tx, seen) : [],
    stations: await listForDashboard(tx, seen, only),
  };
}
