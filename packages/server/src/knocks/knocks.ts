// Who was refused at the door: stations of ours, with the cause, and strangers, whom an admin may add or dismiss.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { demandStation } from '../stations/stations.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { deleteStranger, selectRefusals, selectStrangers } from './queries.ts';
import type { Refusal, Stranger } from './wire.ts';

/** Nobody knows yet where they belong: only who sees the whole organization is told. */
export async function listStrangers(tx: TenantTx, sight: Sight): Promise<Stranger[]> {
  return sight.orphans ? selectStrangers(tx) : [];
}

/** Until it knocks again. Whoever is not told of strangers finds none to dismiss. */
export async function dismissStranger(tx: TenantTx, { sight, actor }: Viewer, identifier: string): Promise<void> {
  if (!sight.orphans || !(await deleteStranger(tx, identifier))) return;
  await recordAudit(tx, actor, { action: 'stranger.dismiss', before: { identifier } });
}

export async function listRefusals(tx: TenantTx, sight: Sight, stationId: number): Promise<Refusal[]> {
  await demandStation(tx, sight, stationId);
  return selectRefusals(tx, stationId);
}
