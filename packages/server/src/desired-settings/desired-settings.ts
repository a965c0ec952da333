// Settings that stations shall have: told to them when they connect, read back, and withdrawn again.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Sight, Viewer } from '../viewer.ts';
import * as queries from './queries.ts';
import { desiredState, isSecretSetting } from './rules.ts';
import type { DesiredSetting, NewDesiredSetting } from './wire.ts';

export { queueDesired, settleDesired, wakeWaiting } from './apply.ts';
export { forgetCancelled, storeWants } from './queries.ts';

export async function listDesired(tx: TenantTx, sight: Sight, stationId: number): Promise<DesiredSetting[]> {
  await demandConnected(tx, sight, stationId);
  return (await queries.selectDesired(tx, stationId)).map(({ command, isActual, ...row }) => {
    const state = desiredState({ command, status: row.status, isActual, isKnown: row.actual !== null });
    return { ...row, state };
  });
}

/** Where the station is connected the change is on its way at once; answers whether it is. */
export async function wantSetting(
  tx: TenantTx,
  { sight, actor }: Viewer,
  { id, stationId, now, wanted }: { id: string; stationId: number; now: Date; wanted: NewDesiredSetting },
): Promise<{ isOnItsWay: boolean }> {
  const { key, value, lasting = false } = wanted;
  const { connected } = await demandConnected(tx, sight, stationId);
  refuseSecrets([key]);
  const known = await queries.findKnown(tx, stationId, key);
  if (known?.readOnly === true)
    throw new Failure('configuration_failed', { detail: `The station says that ${key} is fixed.` });
  await queries.insertChange(tx, { id, stationId, key, value, from: known?.value, isConnected: connected, actor, now });
  await queries.storeWants(tx, { commands: [{ id, stationId, key }], lasting, now });
  const subject = { kind: 'station', id: stationId };
  await recordAudit(tx, actor, { action: 'setting.want', subject, after: { key, value, lasting } });
  announce(tx, stationId, id);
  return { isOnItsWay: connected };
}

export async function withdrawSetting(
  tx: TenantTx,
  { sight, actor }: Viewer,
  { stationId, key, now }: { stationId: number; key: string; now: Date },
): Promise<void> {
  await demandConnected(tx, sight, stationId);
  const before = await queries.deleteDesired(tx, stationId, key, now);
  if (before === undefined) throw new Failure('desired_setting_not_found');
  const subject = { kind: 'station', id: stationId };
  await recordAudit(tx, actor, { action: 'setting.withdraw', subject, before: { key, ...before } });
  announce(tx, stationId);
}

/** A password stands in no table, and none is the same for many (S-2). */
export function refuseSecrets(keys: readonly string[]): void {
  if (!keys.some(isSecretSetting)) return;
  throw new Failure('invalid_input', { fields: { key: 'A password is changed where the station is edited.' } });
}

async function demandConnected(tx: TenantTx, sight: Sight, stationId: number): Promise<{ connected: boolean }> {
  const station = await queries.findConnected(tx, sight, stationId);
  if (station === undefined) throw new Failure('station_not_found');
  return station;
}

function announce({ news, organizationId }: TenantTx, stationId: number, commandId?: string): void {
  news.push({ kind: 'command', organizationId, stationId, ...(commandId !== undefined && { id: commandId }) });
}
