// The statements about firmware images.
import type { TenantTx } from '../db/doors.ts';
import { groupInSight } from '../groups/groups.ts';
import type { Stored } from '../files/files.ts';
import type { Sight } from '../viewer.ts';
import type { FirmwareFilter, FirmwareImage } from './wire.ts';

export type SigningRow = FirmwareImage & { signature: string | null; certificate: string | null };

const columns = `f.id, f.version, f.vendor, f.models, f.file_name as "fileName", f.size_bytes as "sizeBytes", f.sha256,
  f.signature is not null as signed, f.created_at as "createdAt", f.uploaded_at as "uploadedAt",
  case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end as "createdBy"`;
const tables = 'firmware_images f left join operators o on o.id = f.created_by';
// A deleted image has no home group, and so is not among these.
const inSight = `f.organization_id = $1 and ${groupInSight('f.home_group_id')}`;

const wantedBy = `concat_ws(' ', f.vendor, array_to_string(f.models, ' '))`;
// What is looked for does not reach from one line into the next.
const matching = `${inSight}
  and ($3::text is null or position($3 in lower(concat_ws(chr(10), f.version, f.file_name, ${wantedBy}))) > 0)
  and ($4::boolean is null or (f.uploaded_at is not null) = $4)`;

// Numbers in versions count as numbers: all are written with twelve digits.
const versionKey = String.raw`regexp_replace(regexp_replace(lower(f.version), '(\d+)', '000000000000\1', 'g'), '\d*(\d{12})', '\1', 'g')`;

const sortKeys: Record<NonNullable<FirmwareFilter['sort']>, string> = {
  version: versionKey,
  for: `lower(${wantedBy})`,
  size: 'coalesce(f.size_bytes, 0)',
  // Without its file it stands where it was added.
  uploadedAt: 'coalesce(f.uploaded_at, f.created_at)',
};

function filterValues(tx: TenantTx, sight: Sight, { search, uploaded }: FirmwareFilter): unknown[] {
  return [tx.organizationId, sight.baseGroupId, search?.trim().toLowerCase() || null, uploaded ?? null];
}

export function selectImages(
  tx: TenantTx,
  sight: Sight,
  wanted: FirmwareFilter & { limit: number; offset: number },
): Promise<FirmwareImage[]> {
  const { sort = 'uploadedAt', order = wanted.sort === undefined ? 'desc' : 'asc' } = wanted;
  const direction = order === 'desc' ? 'desc' : 'asc';
  return tx.query<FirmwareImage>(
    `select ${columns} from ${tables} where ${matching}
     order by ${sortKeys[sort]} ${direction}, f.id ${direction} limit $5 offset $6`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countImages(tx: TenantTx, sight: Sight, wanted: FirmwareFilter): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from firmware_images f where ${matching}`,
    filterValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
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
