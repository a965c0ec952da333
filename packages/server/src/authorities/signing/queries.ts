// The statements about certificates that stations ask for: of all organizations, on the ingest side.
import type { IngestTx } from '../../db/doors.ts';
import { ofOrganization } from '../../db/sets.ts';
import type { Intent } from '../../intents.ts';

/** Those that sign by themselves for a station `s`, at an instant: nearest first. */
const signing = (at: string) => `from authority_keys k
  join certificate_authorities a on a.id = k.authority_id and ${ofOrganization('a', 'k')} and a.valid_to > ${at}
  join group_ancestors above on above.ancestor_id = a.home_group_id and ${ofOrganization('above', 'a')}
  where k.organization_id = s.organization_id and above.group_id = s.group_id`;

export type Asking = { identifier: string | null; provesItself: boolean; isCovered: boolean };

/** As many as stations, in their order. */
export function selectAsking(tx: IngestTx, values: unknown[]): Promise<Asking[]> {
  return tx.query<Asking>({
    name: 'stations-asking-for-certificates',
    text: `select s.identifier, s.proof in ('password', 'certificate') or (s.proof = 'first_contact' and exists (
          select from password_changes p where p.station_id = s.id and ${ofOrganization('p', 's')} and p.accepted_at is not null))
          as "provesItself", exists (select ${signing('f.at')}) as "isCovered"
      from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) with ordinality as f (station_id, organization_id, at, ord)
      left join stations s on s.id = f.station_id and ${ofOrganization('s')} order by f.ord`,
    values,
  });
}

/** Each is told of; those that may be signed take the place of what the station asked before. */
export async function storeRequests(tx: IngestTx, values: unknown[]): Promise<void> {
  await tx.query({
    name: 'store-certificate-requests',
    text: `with f as (
        select * from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::integer[], $5::bytea[], $6::text[])
          as f (station_id, organization_id, at, request_id, public_key, said)
      ), told as (
        insert into station_events (organization_id, station_id, kind, status, info, occurred_at, received_at)
        select organization_id, station_id, 'security', 'SignCertificate', 'The station asked for a certificate. ' || said, at, at from f
      )
      insert into certificate_requests as r (station_id, organization_id, public_key, request_id, asked_at)
      select station_id, organization_id, public_key, request_id, at from f where public_key is not null order by station_id
      on conflict (station_id) do update set public_key = excluded.public_key, request_id = excluded.request_id,
        asked_at = excluded.asked_at, fingerprint = null, signed_at = null, accepted_at = null
        where r.organization_id = excluded.organization_id`,
    values,
  });
}

export type Unsigned = {
  stationId: number;
  organizationId: number;
  identifier: string;
  organization: string;
  publicKey: Buffer;
  requestId: number | null;
  authority: { certificate: Buffer; fingerprint: string; sealedKey: Buffer };
};

const atOnce = 50;

export async function selectUnsigned(tx: IngestTx, now: Date): Promise<Unsigned[]> {
  type Row = Omit<Unsigned, 'authority'> & Unsigned['authority'] & { authorityFingerprint: string };
  const rows = await tx.query<Row>({
    name: 'unsigned-certificates',
    text: `select r.station_id as "stationId", r.organization_id as "organizationId", s.identifier, o.name as organization,
        r.public_key as "publicKey", r.request_id as "requestId", by.certificate, by.fingerprint, by.sealed_key as "sealedKey"
      from certificate_requests r join stations s on s.id = r.station_id and ${ofOrganization('s', 'r')}
      join organizations o on o.id = r.organization_id
      join lateral (select a.certificate, a.fingerprint, k.sealed_key ${signing('$1')}
        order by above.depth, a.id desc limit 1) by on true
      where r.signed_at is null order by r.asked_at limit ${atOnce} for update of r skip locked`,
    values: [now],
  });
  return rows.map(({ certificate, fingerprint, sealedKey, ...row }) => {
    return { ...row, authority: { certificate, fingerprint, sealedKey } };
  });
}

export type Signed = Pick<Unsigned, 'stationId' | 'organizationId'> & {
  fingerprint: string;
  now: Date;
  commandId: string;
  intent: Extract<Intent, { intent: 'giveCertificate' }>;
};

export async function storeSigned(
  tx: IngestTx,
  { stationId, organizationId, fingerprint, now, commandId, intent }: Signed,
): Promise<void> {
  await tx.query({
    name: 'store-signed-certificate',
    text: `with signed as (
        update certificate_requests r set fingerprint = $3, signed_at = $4
        from (select $1::bigint as organization_id) f where r.station_id = $2 and ${ofOrganization('r')}
      )
      insert into commands (id, organization_id, station_id, intent, arguments, queued_at) values ($5, $1, $2, $6, $7, $4)`,
    values: [organizationId, stationId, fingerprint, now, commandId, intent.intent, intent],
  });
  tx.news.push({ kind: 'command', organizationId, stationId, id: commandId });
}

/**
 * Stations that are there with a certificate of ours that ends within thirty days are asked for their next question, once a
 * day: many ask by themselves, and not all in time.
 */
export async function queueRenewals(tx: IngestTx, now: Date): Promise<void> {
  const rows = await tx.query<{ id: string; organizationId: number; stationId: number }>({
    name: 'queue-certificate-renewals',
    text: `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
      select gen_random_uuid(), r.organization_id, r.station_id, 'triggerMessage', $2, $1
      from certificate_requests r
      join station_certificates c on c.station_id = r.station_id and c.fingerprint = r.fingerprint and ${ofOrganization('c', 'r')}
      join station_state s on s.station_id = r.station_id and ${ofOrganization('s', 'r')}
      where r.accepted_at is not null and c.revoked_at is null and c.valid_to < $1::timestamptz + interval '30 days'
        and s.connected and s.accepted_at is not null
        and not exists (select from commands k where k.station_id = r.station_id and ${ofOrganization('k', 'r')}
          and k.intent = 'triggerMessage' and k.queued_at > $1::timestamptz - interval '1 day' and k.arguments ->> 'message' = $3)
      returning id, organization_id as "organizationId", station_id as "stationId"`,
    values: [now, renewal, renewal.message],
  });
  for (const { id, organizationId, stationId } of rows)
    tx.news.push({ kind: 'command', organizationId, stationId, id });
}

const renewal = {
  intent: 'triggerMessage',
  message: 'SignChargePointCertificate',
  evse: null,
} as const satisfies Intent;
