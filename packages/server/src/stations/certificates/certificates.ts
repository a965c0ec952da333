// Certificates that stations prove themselves by: noted as they are shown, read and revoked by admins (S-4).
import { recordAudit } from '../../audit/audit.ts';
import type { IngestTx, TenantTx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';
import { Failure } from '../../failures.ts';
import type { StationConnected, Told } from '../../facts.ts';
import type { Sight, Viewer } from '../../viewer.ts';
import { demandStation } from '../demand-station.ts';
import { endConnection, lockStation } from '../queries.ts';
import type { StationCertificate } from './wire.ts';
import { revokeCertificate, selectCertificates } from './queries.ts';

const note = `
insert into station_certificates as c (organization_id, station_id, fingerprint, subject, issuer, serial, valid_from, valid_to,
  first_shown_at, last_shown_at)
select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[],
  $8::timestamptz[], $9::timestamptz[], $9::timestamptz[])
  as f (organization_id, station_id, fingerprint, subject, issuer, serial, valid_from, valid_to, first_at, last_at)
order by f.station_id, f.fingerprint
on conflict (station_id, fingerprint) do update set last_shown_at = greatest(c.last_shown_at, excluded.last_shown_at)`;

/** It came with the one that it had asked for: those that it had before are dead from now on (S-5). */
const accept = `
with taken as (
  update certificate_requests r set accepted_at = f.at
  from unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[]) as f (organization_id, station_id, fingerprint, at)
  where r.station_id = f.station_id and ${ofOrganization('r')} and r.fingerprint = f.fingerprint and r.accepted_at is null
  returning r.organization_id, r.station_id, r.fingerprint, r.accepted_at
)
update station_certificates c set revoked_at = t.accepted_at from taken t
where c.station_id = t.station_id and ${ofOrganization('c', 't')} and c.fingerprint <> t.fingerprint and c.revoked_at is null`;

export async function noteCertificates(tx: IngestTx, facts: readonly Told<StationConnected>[]): Promise<void> {
  const shown = facts.flatMap(({ origin, fact: { tls } }) =>
    tls?.certificate ? [{ origin, certificate: tls.certificate }] : [],
  );
  if (shown.length === 0) return;
  const values = columns(
    shown,
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
    ({ certificate }) => certificate.fingerprint,
    ({ certificate }) => certificate.subject,
    ({ certificate }) => certificate.issuer,
    ({ certificate }) => certificate.serial,
    ({ certificate }) => certificate.validFrom,
    ({ certificate }) => certificate.validTo,
    ({ origin }) => origin.receivedAt,
  );
  const [organizations, stations, fingerprints] = values;
  const shownNow = [organizations, stations, fingerprints, values.at(-1)];
  // At once: what is sent after the wave of a batch comes after its COMMIT.
  await Promise.all([
    tx.query({ name: 'note-certificates', text: note, values }),
    tx.query({ name: 'accept-certificates', text: accept, values: shownNow }),
  ]);
}

export async function listCertificates(tx: TenantTx, sight: Sight, stationId: number): Promise<StationCertificate[]> {
  await demandStation(tx, sight, stationId);
  return selectCertificates(tx, stationId);
}

/** It counts no more from now on, and who is there by it has to come again. */
export async function revoke(
  tx: TenantTx,
  { sight, actor }: Viewer,
  { stationId, fingerprint, now }: { stationId: number; fingerprint: string; now: Date },
): Promise<void> {
  if ((await lockStation(tx, sight, stationId)) === undefined) throw new Failure('station_not_found');
  const revoked = await revokeCertificate(tx, { stationId, fingerprint, now });
  if (revoked === undefined) throw new Failure('certificate_not_in_use');
  await endConnection(tx, stationId);
  await recordAudit(tx, actor, {
    action: 'station.revoke_certificate',
    subject: { kind: 'station', id: stationId },
    before: { fingerprint, ...revoked },
  });
  tx.news.push({ kind: 'station', organizationId: tx.organizationId, stationId });
}
