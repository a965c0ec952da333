// The statements about certificates of stations.
import type { TenantTx } from '../../db/doors.ts';
import type { StationCertificate } from './wire.ts';

const columns = `c.fingerprint, c.subject, c.issuer, c.serial, c.valid_from as "validFrom", c.valid_to as "validTo",
  c.first_shown_at as "firstShownAt", c.last_shown_at as "lastShownAt", c.revoked_at as "revokedAt"`;

export function selectCertificates(tx: TenantTx, stationId: number): Promise<StationCertificate[]> {
  return tx.query<StationCertificate>(
    `select ${columns} from station_certificates c where c.organization_id = $1 and c.station_id = $2
     order by c.last_shown_at desc, c.fingerprint`,
    [tx.organizationId, stationId],
  );
}

/** Undefined where there is none, or it is revoked already. */
export async function revokeCertificate(
  tx: TenantTx,
  { stationId, fingerprint, now }: { stationId: number; fingerprint: string; now: Date },
): Promise<{ subject: string; serial: string } | undefined> {
  const [row] = await tx.query<{ subject: string; serial: string }>(
    `update station_certificates c set revoked_at = $4
     where c.organization_id = $1 and c.station_id = $2 and c.fingerprint = $3 and c.revoked_at is null
     returning c.subject, c.serial`,
    [tx.organizationId, stationId, fingerprint, now],
  );
  return row;
}
