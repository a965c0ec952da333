// The statements about files that go to stations and come from them.
import type { DirectoryTx, TenantTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import type { Stored } from '../files/files.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { TransferKind } from './rules.ts';
import type { Transfer } from './wire.ts';

const shown = `t.command_id as id, t.station_id as "stationId", t.kind, t.asked_at as "askedAt", t.expires_at as "expiresAt", t.progress,
  case when f.id is not null then json_build_object('id', f.id, 'version', f.version) end as image,
  t.file_name as "fileName", t.size_bytes as "sizeBytes", t.sha256, t.received_at as "receivedAt", t.deleted_at as "deletedAt"`;
const tables = `transfers t join stations station on station.id = t.station_id left join firmware_images f on f.id = t.image_id`;

export type TransferRow = Omit<Transfer, 'file'> & {
  fileName: string | null;
  sizeBytes: number | null;
  sha256: string | null;
  receivedAt: Date | null;
  deletedAt: Date | null;
};

export type NewTransfer = {
  commandId: string;
  stationId: number;
  kind: TransferKind;
  imageId: number | null;
  askedAt: Date;
  expiresAt: Date | null;
};

export async function insertTransfers(tx: TenantTx, transfers: readonly NewTransfer[]): Promise<void> {
  const values = columns(
    transfers,
    (one) => one.commandId,
    (one) => one.stationId,
    (one) => one.kind,
    (one) => one.imageId,
    (one) => one.askedAt,
    (one) => one.expiresAt,
  );
  await tx.query(
    `insert into transfers (organization_id, command_id, station_id, kind, image_id, asked_at, expires_at)
     select $1, * from unnest($2::uuid[], $3::bigint[], $4::text[], $5::bigint[], $6::timestamptz[], $7::timestamptz[])`,
    [tx.organizationId, ...values],
  );
}

export function selectTransfers(tx: TenantTx, stationId: number, limit: number): Promise<TransferRow[]> {
  return tx.query<TransferRow>(
    `select ${shown} from ${tables} where t.organization_id = $1 and t.station_id = $2
     order by t.asked_at desc, t.command_id limit $3`,
    [tx.organizationId, stationId, limit],
  );
}

export async function findTransfer(tx: TenantTx, sight: Sight, id: string): Promise<TransferRow | undefined> {
  const [row] = await tx.query<TransferRow>(
    `select ${shown} from ${tables} where ${stationInSight} and t.organization_id = $1 and t.command_id = $4`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

export async function findOrganization(tx: DirectoryTx, commandId: string): Promise<number | undefined> {
  const [row] = await tx.query<{ organizationId: number }>(
    'select organization_id as "organizationId" from transfers where command_id = $1',
    [commandId],
  );
  return row?.organizationId;
}

export type OpenTransfer = TransferRow & { imageId: number | null; imageName: string | null; identifier: string };

export async function findForStation(tx: TenantTx, commandId: string): Promise<OpenTransfer | undefined> {
  const [row] = await tx.query<OpenTransfer>(
    `select ${shown}, f.id as "imageId", f.file_name as "imageName", station.identifier from ${tables}
     where t.organization_id = $1 and t.command_id = $2`,
    [tx.organizationId, commandId],
  );
  return row;
}

/** False where another upload has come first. */
export async function storeReceived(
  tx: TenantTx,
  commandId: string,
  { fileName, sizeBytes, sha256, at }: Stored & { fileName: string; at: Date },
): Promise<boolean> {
  const rows = await tx.query(
    `update transfers set file_name = $3, size_bytes = $4, sha256 = $5, received_at = $6
     where organization_id = $1 and command_id = $2 and received_at is null returning 1`,
    [tx.organizationId, commandId, fileName, sizeBytes, sha256, at],
  );
  return rows.length > 0;
}

export async function markFileDeleted(tx: TenantTx, commandId: string, at: Date): Promise<void> {
  await tx.query('update transfers set deleted_at = $3 where organization_id = $1 and command_id = $2', [
    tx.organizationId,
    commandId,
    at,
  ]);
}

export function selectOldFiles(
  tx: DirectoryTx,
  before: Date,
  limit: number,
): Promise<{ organizationId: number; commandId: string }[]> {
  return tx.query(
    `select organization_id as "organizationId", command_id as "commandId" from transfers
     where received_at < $1 and deleted_at is null order by received_at limit $2`,
    [before, limit],
  );
}
