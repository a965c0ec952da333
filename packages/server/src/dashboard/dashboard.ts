// The dashboard: all groups, stations and points of an operator's domain at one instant.
import type { TenantTx } from '../db/doors.ts';
import { listTree, type GroupInTree } from '../groups/groups.ts';
import { listForDashboard, type DashboardStation } from '../stations/stations.ts';
import type { Sight } from '../viewer.ts';

export type Dashboard = { groups: GroupInTree[]; stations: DashboardStation[] };

export async function readDashboard(
  tx: TenantTx,
  sight: Sight,
  only: readonly number[] | undefined,
): Promise<Dashboard> {
  if (only !== undefined) return { groups: [], stations: await listForDashboard(tx, sight, only) };
  return { groups: await listTree(tx, sight), stations: await listForDashboard(tx, sight) };
}
