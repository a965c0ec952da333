// What is held on a charging user, for whoever asks after it: the user, rights, tokens, charging events and shown cards in one file.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { listPresentations } from '../presentations/presentations.ts';
import { listSessions } from '../sessions/sessions.ts';
import type { Viewer } from '../viewer.ts';
import { getDriver } from './drivers.ts';
import type { PersonalFile } from './wire.ts';

/** Nobody charges more often; a bound all the same. */
const most = 100_000;

/** Of charging events and shown cards those at stations that the asker sees. The export itself is noted. */
export async function exportPersonalFile(
  tx: TenantTx,
  viewer: Viewer,
  { id, at }: { id: number; at: Date },
): Promise<PersonalFile> {
  const { sight, actor } = viewer;
  const driver = await getDriver(tx, viewer, id);
  const wanted = { driverId: id, limit: most, offset: 0 };
  const { items: sessions } = await listSessions(tx, sight, wanted);
  const { items: presentations } = await listPresentations(tx, viewer, wanted);
  await recordAudit(tx, actor, { action: 'driver.export', subject: { kind: 'driver', id }, driverIds: [id] });
  return { exportedAt: at, driver, sessions, presentations };
}
