// The statements about firmware images.
import type { TenantTx } from '../db/doors.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Stored } from '../files/files.ts';
import type { Sight } from '../viewer.ts';
import type { FirmwareImage } from './wire.ts';

export type SigningRow = FirmwareImage & { signature: string | null; certificate: string | null };

const columns = `f.id, f.version, f.vendor, f.models, f.file_name as "fileName", f.size_bytes as "sizeBytes", f.sha256,
  f.signature is not null as signed, f.created_at as "createdAt", f.uploaded_at as "uploadedAt",
  case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end as "createdBy"`;
const tables = 'firmware_images f left join operators o on o.id = f.created_by';
// A deleted image has no home group, and so is not among these.
const inSight = `f.organization_id = $1 and ${groupInSight('f.home_group_id')}`;

export function selectImages(tx: TenantTx, sight: Sight): Promise<FirmwareImage[]> {
  return tx.query<FirmwareImage>(
    `select ${columns} from ${tables} where ${inSight} order by f.created_at desc, f.id desc`,
    [tx.organizationId, sight.baseGroupId],
  );
}

export async function findImage(tx: TenantTx, sight: Sight, id: number): Promise<SigningRow | undefined> {
  const [row] = await tx.query<SigningRow>(
    `select ${columns}, f.signature, f.certificate from ${tables} where ${inSight} and f.id = $3`,
    [tx.organizationId, sight.baseGroupId, id],
  );
  return row;
}

export type NewRow = {
  homeGroupId: number;
  version: string;
  vendor: string;
  models: readonly string[];
  fileName: string;
  signature: string | null;
  certificate: string | null;
  createdBy: number | null;
  createdAt: Date;
};

export async function insertImage(tx: TenantTx, row: NewRow): Promise<number> {
  const [image] = await tx.query<{ id: number }>(
    `insert into firmware_images (organization_id, home_group_id, version, vendor, models, file_name, signature, certificate,
       created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      tx.organizationId,
      row.homeGroupId,
      row.version,
      row.vendor,
      row.models,
      row.fileName,
      row.signature,
      row.certificate,
      row.createdBy,
      row.createdAt,
    ],
  );
  if (image === undefined) throw new Error('The new image has no row.');
  return image.id;
}

export async function storeFile(tx: TenantTx, id: number, file: Stored, at: Date): Promise<void> {
  await tx.query(
    `update firmware_images set size_bytes = $3, sha256 = $4, uploaded_at = $5
     where organization_id = $1 and id = $2 and deleted_at is null`,
    [tx.organizationId, id, file.sizeBytes, file.sha256, at],
  );
}

export async function markDeleted(tx: TenantTx, id: number, at: Date): Promise<void> {
  await tx.query(
    `update firmware_images set deleted_at = $3, home_group_id = null, uploaded_at = null
     where organization_id = $1 and id = $2`,
    [tx.organizationId, id, at],
  );
}
