// Firmware images that stations download from here: what admins upload, list and delete.
import { recordAudit } from '../audit/audit.ts';
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { FilePlace, Stored } from '../files/files.ts';
import type { Sight, Viewer } from '../viewer.ts';
import {
  countImages,
  findImage,
  insertImage,
  markDeleted,
  selectImages,
  storeFile,
  type SigningRow,
} from './queries.ts';
import type { FirmwareFilter, FirmwareImage, NewFirmwareImage } from './wire.ts';

export type { FileStore } from '../files/files.ts';

export async function listImages(
  tx: TenantTx,
  sight: Sight,
  wanted: FirmwareFilter & { limit: number; offset: number },
): Promise<{ items: FirmwareImage[]; total: number }> {
  return { items: await selectImages(tx, sight, wanted), total: await countImages(tx, sight, wanted) };
}

export const placeOfImage = (organizationId: number, id: number): FilePlace => ['firmware', organizationId, id];

/** One in sight, whether its file has come or not. */
export async function demandImage(tx: TenantTx, sight: Sight, id: number): Promise<SigningRow> {
  const image = await findImage(tx, sight, id);
  if (image === undefined) throw new Failure('firmware_not_found');
  return image;
}

/** One that can be sent to stations. */
export async function demandUploadedImage(tx: TenantTx, sight: Sight, id: number): Promise<SigningRow> {
  const image = await demandImage(tx, sight, id);
  if (image.uploadedAt === null) throw new Failure('file_gone');
  return image;
}

export async function createImage(
  tx: TenantTx,
  { actor, baseGroup, sight }: Viewer,
  asked: NewFirmwareImage,
  now: Date,
): Promise<FirmwareImage> {
  const { signature = null, certificate = null, vendor = '', models = [] } = asked;
  if ((signature === null) !== (certificate === null)) {
    const name = signature === null ? 'signature' : 'certificate';
    throw new Failure('invalid_input', { fields: { [name]: 'A signature and its certificate belong together.' } });
  }
  const shown = { version: asked.version.trim(), vendor: vendor.trim(), models, fileName: asked.fileName };
  const made = { homeGroupId: baseGroup.id, createdBy: actor.operatorId, createdAt: now };
  const id = await insertImage(tx, { ...shown, ...made, signature, certificate });
  const after = { ...shown, signed: signature !== null };
  await recordAudit(tx, actor, { action: 'firmware.create', subject: { kind: 'firmware', id }, after });
  return demandImage(tx, sight, id);
}

export async function keepImageFile(
  tx: TenantTx,
  { actor, sight }: Viewer,
  { id, file, now }: { id: number; file: Stored; now: Date },
): Promise<FirmwareImage> {
  const { version } = await demandImage(tx, sight, id);
  await storeFile(tx, id, file, now);
  const after = { version, ...file };
  await recordAudit(tx, actor, { action: 'firmware.upload', subject: { kind: 'firmware', id }, after });
  return demandImage(tx, sight, id);
}

/** Its row stays for what commands and the audit log say of it. */
export async function deleteImage(tx: TenantTx, { actor, sight }: Viewer, id: number, now: Date): Promise<void> {
  const { version, fileName } = await demandImage(tx, sight, id);
  const before = { version, fileName };
  await recordAudit(tx, actor, { action: 'firmware.delete', subject: { kind: 'firmware', id }, before });
  await markDeleted(tx, id, now);
}
