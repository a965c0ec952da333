// Files between stations and us: firmware that they fetch, diagnostics that they bring, and what they tell of it meanwhile.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { FilePlace } from '../files/files.ts';
import { demandStation } from '../stations/stations.ts';
import type { Sight, Viewer } from '../viewer.ts';
import { findTransfer, insertTransfers, markFileDeleted, selectTransfers, type TransferRow } from './queries.ts';
import type { TransferKind } from './rules.ts';
import type { Transfer } from './wire.ts';

export type { FileStore } from '../files/files.ts';
export { filePath } from './addresses.ts';
export { tellProgress } from './progress.ts';

const shownPerStation = 50;
const dayMs = 86_400_000;
/** Stations may be told to wait, and try again where the line is bad. */
const openForMs = 7 * dayMs;

export const placeOfFile = (organizationId: number, commandId: string): FilePlace => [
  'diagnostics',
  organizationId,
  commandId,
];

export type Planned = {
  commandId: string;
  stationId: number;
  kind: TransferKind;
  imageId: number | null;
  /** Whether the station comes to us, and not to a server of the operator's own. */
  isOurs: boolean;
  askedAt: Date;
  /** When the station is to begin. */
  from: Date;
};

export async function planTransfers(tx: TenantTx, planned: readonly Planned[]): Promise<void> {
  const expiryOf = ({ isOurs, from, askedAt }: Planned) =>
    isOurs ? new Date(Math.max(from.getTime(), askedAt.getTime()) + openForMs) : null;
  await insertTransfers(
    tx,
    planned.map((one) => ({ ...one, expiresAt: expiryOf(one) })),
  );
}

export async function listTransfers(tx: TenantTx, sight: Sight, stationId: number): Promise<Transfer[]> {
  await demandStation(tx, sight, stationId);
  return (await selectTransfers(tx, stationId, shownPerStation)).map(transferFrom);
}

export type OwnFile = { name: string; sizeBytes: number; sha256: string };

async function demandFile(tx: TenantTx, sight: Sight, id: string): Promise<{ stationId: number; file: OwnFile }> {
  const row = await findTransfer(tx, sight, id);
  if (row === undefined) throw new Failure('command_not_found');
  const { file, stationId } = transferFrom(row);
  if (file === null) throw new Failure('file_gone');
  return { stationId, file };
}

/** What is told of a file that an operator takes home. */
export async function takeFile(tx: TenantTx, { sight, actor }: Viewer, id: string): Promise<OwnFile> {
  const { stationId, file } = await demandFile(tx, sight, id);
  const subject = { kind: 'station', id: stationId };
  await recordAudit(tx, actor, { action: 'diagnostics.download', subject, after: { fileName: file.name } });
  return file;
}

export async function deleteFile(tx: TenantTx, { sight, actor }: Viewer, id: string, now: Date): Promise<void> {
  const { stationId, file } = await demandFile(tx, sight, id);
  const subject = { kind: 'station', id: stationId };
  await recordAudit(tx, actor, { action: 'diagnostics.delete', subject, before: { fileName: file.name } });
  await markFileDeleted(tx, id, now);
  tx.news.push({ kind: 'command', organizationId: tx.organizationId, stationId, id });
}

function transferFrom({ fileName, sizeBytes, sha256, receivedAt, deletedAt, ...row }: TransferRow): Transfer {
  const isThere = receivedAt !== null && deletedAt === null && fileName !== null && sizeBytes !== null;
  return { ...row, file: isThere ? { name: fileName, sizeBytes, sha256: sha256 ?? '', receivedAt } : null };
}
