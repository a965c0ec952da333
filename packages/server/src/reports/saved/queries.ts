// The statements about saved reports.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import { asCounted } from '../../db/order.ts';
import type { FileFormat } from '../files/order.ts';
import type { Language } from '../../viewer.ts';
import type { ReportFilter, SavedReport } from '../wire.ts';
import type { Mailed, SavedDays } from './rules.ts';

const columns = 's.id, s.name, s.days, s.filter, s.mailed, s.format, s.next_at as "nextAt", s.version';

export type SavedRow = {
  name: string;
  days: SavedDays;
  filter: ReportFilter;
  mailed: Mailed | null;
  format: FileFormat;
  nextAt: Date | null;
};

export function selectSaved(tx: TenantTx, operatorId: number): Promise<SavedReport[]> {
  return tx.query<SavedReport>(
    `select ${columns} from saved_reports s where s.organization_id = $1 and s.operator_id = $2 order by ${asCounted('lower(s.name)')}, s.id`,
    [tx.organizationId, operatorId],
  );
}

export async function countSaved(tx: TenantTx, operatorId: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*) from saved_reports s where s.organization_id = $1 and s.operator_id = $2',
    [tx.organizationId, operatorId],
  );
  return row?.count ?? 0;
}

/** Held until the transaction ends. */
export async function lockSaved(tx: TenantTx, operatorId: number, id: number): Promise<SavedReport | undefined> {
  const [row] = await tx.query<SavedReport>(
    `select ${columns} from saved_reports s where s.organization_id = $1 and s.operator_id = $2 and s.id = $3 for no key update`,
    [tx.organizationId, operatorId, id],
  );
  return row;
}

const valuesOf = ({ name, days, filter, mailed, format, nextAt }: SavedRow) => [
  name,
  days,
  filter,
  mailed,
  format,
  nextAt,
];

export async function insertSaved(tx: TenantTx, operatorId: number, row: SavedRow): Promise<number> {
  const [made] = await tx.query<{ id: number }>(
    `insert into saved_reports (organization_id, operator_id, name, days, filter, mailed, format, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
    [tx.organizationId, operatorId, ...valuesOf(row)],
  );
  if (made === undefined) throw new Error('The saved report has no row.');
  return made.id;
}

export async function updateSaved(tx: TenantTx, id: number, row: SavedRow): Promise<void> {
  await tx.query(
    `update saved_reports set name = $3, days = $4, filter = $5, mailed = $6, format = $7, next_at = $8, version = version + 1
     where organization_id = $1 and id = $2`,
    [tx.organizationId, id, ...valuesOf(row)],
  );
}

export async function deleteSaved(tx: TenantTx, id: number): Promise<void> {
  await tx.query('delete from saved_reports where organization_id = $1 and id = $2', [tx.organizationId, id]);
}

export type Due = { id: number; organizationId: number };

/** Of all organizations. */
export function selectDue(tx: DirectoryTx, now: Date, limit: number): Promise<Due[]> {
  return tx.query<Due>(
    'select id, organization_id as "organizationId" from saved_reports where next_at <= $1 order by next_at, id limit $2',
    [now, limit],
  );
}

export type DueReport = Omit<SavedRow, 'mailed' | 'nextAt'> & {
  mailed: Mailed;
  nextAt: Date;
  operatorId: number;
  isActive: boolean;
  sight: { baseGroupId: number; orphans: boolean };
  timeZone: string;
};

/** Held until the transaction ends; undefined where another node has it, or had it since it was found due. */
export async function lockDue(tx: TenantTx, id: number, now: Date): Promise<DueReport | undefined> {
  const [row] = await tx.query<DueReport>(
    `select s.name, s.days, s.filter, s.mailed, s.format, s.next_at as "nextAt", s.operator_id as "operatorId", o.active as "isActive",
       json_build_object('baseGroupId', o.base_group_id, 'orphans', o.role = 'admin' and g.parent_id is null) as sight,
       org.time_zone as "timeZone"
     from saved_reports s join operators o on o.organization_id = $1 and o.id = s.operator_id
       join groups g on g.organization_id = $1 and g.id = o.base_group_id join organizations org on org.id = $1
     where s.organization_id = $1 and s.id = $2 and s.next_at <= $3 for update of s skip locked`,
    [tx.organizationId, id, now],
  );
  return row;
}

export async function storeNext(tx: TenantTx, id: number, nextAt: Date): Promise<void> {
  await tx.query('update saved_reports set next_at = $3 where organization_id = $1 and id = $2', [
    tx.organizationId,
    id,
    nextAt,
  ]);
}

export type Told = {
  jobId: number;
  name: string;
  format: FileFormat;
  filter: ReportFilter;
  sizeBytes: number;
  readerName: string;
  language: Language | null;
  organizationName: string;
  slug: string;
  sessions: number;
};

/** Undefined where the file, the operator, the address or the domain with which it was made is gone. */
export async function findTold(tx: TenantTx, jobId: number, to: string): Promise<Told | undefined> {
  const [row] = await tx.query<Told>(
    `select j.id as "jobId", coalesce(s.name, 'Report') as name, j.format, j.filter, j.size_bytes as "sizeBytes",
       coalesce(nullif(o.name, ''), o.username) as "readerName", o.language, org.name as "organizationName", org.slug, j.sessions_done as sessions
     from report_jobs j join operators o on o.organization_id = $1 and o.id = j.operator_id and o.active and o.email = $3
         and o.base_group_id = j.base_group_id and (not j.orphans or o.role = 'admin')
       join organizations org on org.id = $1
       left join saved_reports s on s.organization_id = $1 and s.id = j.saved_report_id
     where j.organization_id = $1 and j.id = $2 and j.state = 'done'`,
    [tx.organizationId, jobId, to],
  );
  return row;
}
