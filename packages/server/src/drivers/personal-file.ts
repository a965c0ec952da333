// What is held on a charging user, for whoever asks after it: the user, rights, tokens and charging events in one file.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { listSessions } from '../sessions/sessions.ts';
import type { Viewer } from '../viewer.ts';
import { getDriver } from './drivers.ts';
import type { PersonalFile } from './wire.ts';

/** Nobody charges more often; a bound all the same. */
const mostSessions = 100_000;

/** Of the charging events those at stations that the asker sees. The export itself is noted. */
export async function exportPersonalFile(
  tx: TenantTx,
  viewer: Viewer,
  { id, at }: { id: number; at: Date },
): Promise<PersonalFile> {
  const { sight, actor } = viewer;
  const driver = await getDriver(tx, viewer, id);
  const { items } = await listSessions(tx, sight, { driverId: id, limit: mostSessions, offset: 0 });
  await recordAudit(tx, actor, { action: 'driver.export', subject: { kind: 'driver', id }, driverIds: [id] });
  return { exportedAt: at, driver, sessions: items };
}
