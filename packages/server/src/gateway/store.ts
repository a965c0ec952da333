// The gateway's few statements: who may connect, what was refused, what deviates; stations' facts go through the writer.
import type { Doors } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import { claimQueued } from '../commands/claim.ts';
import { recordFrames, type HeardFrame, type OpenCalls } from '../frames/record.ts';
import { limitKeys } from '../ocpp/versions.ts';
import { recordSeen, type StationsSeen } from '../stations/live.ts';
import { actingSql } from '../stations/quirks/acting.ts';
import { noticeQuirks } from '../stations/quirks/notice.ts';
import type { StationAddress } from './entrance/address.ts';
import type { Claimed, Held } from './dispatch.ts';
import type { DirectoryEntry, DirectoryStation, Knock, StationDeviation } from './known-station.ts';
import type { Counted } from './notes/tally.ts';

/** What the gateway asks of the database; a parameter, so that the wire is tested without one. */
export type GatewayStore = {
  /** As many entries as addresses, in their order; undefined where the organization is unknown. */
  lookUp(addresses: readonly StationAddress[]): Promise<(DirectoryEntry | undefined)[]>;
  recordKnocks(knocks: readonly Counted<Knock>[]): Promise<void>;
  recordDeviations(deviations: readonly Counted<StationDeviation>[]): Promise<void>;
  recordSeen(seen: readonly StationsSeen[]): Promise<{ takenOver: number[] }>;
  claim(held: readonly Held[], now: Date): Promise<Claimed[]>;
  recordFrames(frames: readonly HeardFrame[]): Promise<void>;
};

export function openGatewayStore(
  doors: Pick<Doors, 'withDirectory' | 'withIngest'>,
  { nodeId, fileAddressOf }: { nodeId: number; fileAddressOf(commandId: string): string },
): GatewayStore {
  const openCalls: OpenCalls = new Map();
  return {
    lookUp: (addresses) =>
      doors.withDirectory(async (tx) => {
        const values = columns(
          addresses,
          (one) => one.organization,
          (one) => one.identifier,
        );
        const rows = await tx.query<LookUpRow>({
          name: 'look-up-stations',
          text: lookUpStations,
          values: [...values, nodeId],
        });
        return rows.map(readEntry);
      }),
    recordKnocks: (knocks) =>
      doors.withIngest(async (tx) => {
        await tx.query({ name: 'record-knocks', text: insertKnocks, values: knockColumns(knocks) });
        await tx.query({ name: 'note-refusals', text: noteRefusals, values: knockColumns(knocks) });
        for (const { organizationId, stationId } of knocks.map(({ what }) => what)) {
          if (stationId === null) continue;
          tx.news.push({ kind: 'station', organizationId, stationId }, { kind: 'event', organizationId, stationId });
        }
      }),
    recordDeviations: (deviations) =>
      doors.withIngest(async (tx) => {
        await tx.query({ name: 'record-deviations', text: insertDeviations, values: deviationColumns(deviations) });
        await noticeQuirks(
          tx,
          deviations.map(({ what, firstAt, lastAt }) => ({ ...what, firstAt, lastAt })),
        );
      }),
    recordSeen: (seen) => doors.withIngest((tx) => recordSeen(tx, seen)),
    async claim(held, now) {
      const claimed = await doors.withIngest((tx) => claimQueued(tx, held, { now, limitKeys }));
      return claimed.map((command) => ({ ...command, fileAddress: fileAddressOf(command.id) }));
    },
    recordFrames: (frames) => doors.withIngest((tx) => recordFrames(tx, frames, openCalls)),
  };
}

// Read of those alone who have to show a certificate.
const believed = `case when s.proof = 'certificate' then coalesce((
  select json_agg(json_build_object('certificate', encode(a.certificate, 'base64'), 'memberOf', a.member_of))
  from certificate_authorities a join group_ancestors above on above.ancestor_id = a.home_group_id
  where a.organization_id = o.id and above.group_id = coalesce(s.group_id, s.last_group_id)), '[]') else '[]' end`;
const revoked = `case when s.proof = 'certificate' then array(
  select x.fingerprint from station_certificates x where x.station_id = s.id and x.revoked_at is not null)
  else array[]::text[] end`;

/** A station that has to show a certificate, and has, comes with no password any more (S-5). */
const isVoid = "(s.proof = 'certificate' and exists (select from station_certificates x where x.station_id = s.id))";

const lookUpStations = `
select o.id as "organizationId", s.id as "stationId",
  case when s.id is not null then nextval('connection_epochs') end as epoch,
  s.proof, s.first_contact_until as "firstContactUntil",
  case when ${isVoid} then null when n.accepted_at is null then c.password_hash else n.password_hash end as "passwordHash",
  case when n.accepted_at is null and not ${isVoid} then n.password_hash end as "nextPasswordHash", s.pings, s.assumes_version as "assumesVersion",
  coalesce(s.time_zone, o.time_zone) as "timeZone", o.heartbeat_seconds as "heartbeatSeconds", s.admission,
  t.accepted_at is not null as "everAccepted", t.encrypted_since is not null as "demandsTls",
  ${believed} as authorities, ${revoked} as "revokedCertificates", ${actingSql('s.id')} as quirks,
  coalesce(t.connected and t.node_id <> $3 and t.last_seen_at > now() - interval '1 minute', false) as "heldElsewhere"
from unnest($1::text[], $2::text[]) with ordinality as f (slug, identifier, ord)
left join organizations o on o.slug = f.slug
left join stations s on s.organization_id = o.id and s.identifier = f.identifier and s.removed_at is null
left join station_credentials c on c.station_id = s.id
left join password_changes n on n.station_id = s.id
left join station_state t on t.station_id = s.id
order by f.ord`;

type Nullable<T> = { [K in keyof T]: T[K] | null };
type LookUpRow = { organizationId: number | null } & Nullable<DirectoryStation>;

function readEntry({ organizationId, ...station }: LookUpRow): DirectoryEntry | undefined {
  if (organizationId === null) return undefined;
  return { organizationId, station: isStation(station) ? station : undefined };
}

/** All columns of a station that are never null come together. */
function isStation(row: Nullable<DirectoryStation>): row is DirectoryStation {
  return row.stationId !== null;
}

// Strangers' identifiers are bounded per organization also in the table; an identifier that was removed is named so.
const insertKnocks = `
insert into knocks as k (organization_id, identifier, cause, station_id, address, count, first_at, last_at)
select f.organization_id, f.identifier,
  case when f.cause = 'unknown_identifier' and exists (select from stations s where s.organization_id = f.organization_id
    and s.identifier = f.identifier and s.removed_at is not null) then 'removed' else f.cause end,
  f.station_id, f.address, f.count, f.first_at, f.last_at
from (
  select *, row_number() over (partition by organization_id, station_id is null order by identifier) as nth
  from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::timestamptz[], $8::timestamptz[])
    as u (organization_id, identifier, cause, station_id, address, count, first_at, last_at)
) f
where f.station_id is not null
  or exists (select from knocks e where e.organization_id = f.organization_id and e.identifier = f.identifier)
  or f.nth + (select count(*) from knocks e where e.organization_id = f.organization_id and e.station_id is null) <= 1000
order by f.organization_id, f.identifier, f.cause
on conflict (organization_id, identifier, cause) do update set station_id = excluded.station_id,
  address = excluded.address, count = k.count + excluded.count, last_at = greatest(k.last_at, excluded.last_at)`;

/**
 * Counts are overwritten and may be cleared; that somebody tried stays (S-9): once a day for each cause and address, and of
 * one cause ten a day, since strangers decide how often. No security event that a station tells names a vendor: ours do.
 */
const noteRefusals = `
insert into station_events (organization_id, station_id, kind, status, info, vendor_id, occurred_at, received_at)
select f.organization_id, f.station_id, 'security', case when f.cause = 'no_tls' then 'RefusedDowngrade' else 'RefusedConnection' end,
  words || f.address || '.', 'Stationmaster', f.last_at, f.last_at
from unnest($1::bigint[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::timestamptz[], $8::timestamptz[])
  as f (organization_id, identifier, cause, station_id, address, count, first_at, last_at),
  concat('A connection was refused: ', replace(f.cause, '_', ' '), ', from ') as words
where f.station_id is not null and f.cause <> 'no_version' and (
  select count(*) < 10 and count(*) filter (where e.info = words || f.address || '.') = 0
  from station_events e where e.station_id = f.station_id and ${ofOrganization('e')} and e.kind = 'security'
    and e.vendor_id = 'Stationmaster' and e.occurred_at > f.last_at - interval '1 day' and starts_with(e.info, words))
order by f.station_id, f.cause`;

function knockColumns(knocks: readonly Counted<Knock>[]): unknown[] {
  return columns(
    knocks,
    ({ what }) => what.organizationId,
    ({ what }) => what.identifier,
    ({ what }) => what.cause,
    ({ what }) => what.stationId,
    ({ what }) => what.address,
    ({ count }) => count,
    ({ firstAt }) => firstAt,
    ({ lastAt }) => lastAt,
  );
}

const insertDeviations = `
insert into deviations as d (organization_id, station_id, rule, example, count, first_at, last_at)
select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::timestamptz[], $7::timestamptz[])
  as f (organization_id, station_id, rule, example, count, first_at, last_at) order by f.station_id, f.rule
on conflict (station_id, rule) do update set example = excluded.example, count = d.count + excluded.count,
  last_at = greatest(d.last_at, excluded.last_at)`;

function deviationColumns(deviations: readonly Counted<StationDeviation>[]): unknown[] {
  return columns(
    deviations,
    ({ what }) => what.organizationId,
    ({ what }) => what.stationId,
    ({ what }) => what.rule,
    ({ what }) => what.example,
    ({ count }) => count,
    ({ firstAt }) => firstAt,
    ({ lastAt }) => lastAt,
  );
}
