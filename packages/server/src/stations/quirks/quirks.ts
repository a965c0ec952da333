// How a station counts, as operators see and correct it: its scale, and what counting has noticed (E-4, E-13).
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import { markStation } from '../../sessions/sessions.ts';
import type { Sight, Viewer } from '../../viewer.ts';
import { demandStation } from '../demand-station.ts';
import { deleteQuirk, selectQuirks, updateScale, upsertQuirk, type Scale } from './queries.ts';
import type { StationQuirks } from '../wire.ts';

/** What a scale of 1000 makes good. It stands among the quirks as long as the scale does. */
const scaleQuirk = 'kwh_labelled_wh';

export async function listQuirks(tx: TenantTx, sight: Sight, stationId: number): Promise<StationQuirks> {
  await demandStation(tx, sight, stationId);
  return selectQuirks(tx, stationId);
}

/** All its sessions are counted again. */
export async function setEnergyScale(
  tx: TenantTx,
  { sight, actor }: Viewer,
  stationId: number,
  scale: Scale,
): Promise<StationQuirks> {
  await demandStation(tx, sight, stationId);
  const before = await updateScale(tx, stationId, scale);
  if (before === scale) return selectQuirks(tx, stationId);
  if (scale === 1000) await upsertQuirk(tx, stationId, scaleQuirk);
  else await deleteQuirk(tx, stationId, scaleQuirk);
  const subject = { kind: 'station', id: stationId };
  const change = { before: { scale: before }, after: { scale } };
  await recordAudit(tx, actor, { action: 'station.set_scale', subject, ...change });
  return countAgain(tx, stationId);
}

/** Until it is found again. */
export async function forgetQuirk(
  tx: TenantTx,
  { sight, actor }: Viewer,
  stationId: number,
  quirk: string,
): Promise<StationQuirks> {
  await demandStation(tx, sight, stationId);
  if (!(await deleteQuirk(tx, stationId, quirk))) throw new Failure('quirk_not_found');
  const scale = quirk === scaleQuirk ? await updateScale(tx, stationId, 1) : 1;
  const before = { quirk, ...(scale === 1000 && { scale }) };
  const subject = { kind: 'station', id: stationId };
  await recordAudit(tx, actor, { action: 'station.forget_quirk', subject, before });
  return countAgain(tx, stationId);
}

async function countAgain(tx: TenantTx, stationId: number): Promise<StationQuirks> {
  await markStation(tx, stationId);
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId });
  return selectQuirks(tx, stationId);
}
