// What is known of a station's connection: who holds it, since when, and when it was last heard.
import type { StationConnected, StationGone, Stored, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization, type SetFunction } from '../db/sets.ts';
import { queueDesired } from '../desired-settings/desired-settings.ts';
import { noticeConnections } from '../issues/issues.ts';
import { wakeLimits } from '../limits/limits.ts';
import { noteCertificates } from './certificates/certificates.ts';
import { acceptShown, queueNewPasswords } from './proof/new-passwords.ts';

// A connection counts only while no newer one of the station has been written.
const connect = `
with taken as (
  insert into station_state as s (organization_id, station_id, connection_epoch, connected, connected_at, last_seen_at, ocpp_version,
    encrypted_since)
  select f.organization_id, f.station_id, f.epoch, true, f.at, f.at, f.version, case when f.encrypted then f.at end
  from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[], $6::boolean[])
    as f (organization_id, station_id, epoch, at, version, encrypted) order by f.station_id
  on conflict (station_id) do update set connection_epoch = excluded.connection_epoch, connected = true,
    connected_at = excluded.connected_at, last_seen_at = excluded.last_seen_at, ocpp_version = excluded.ocpp_version,
    encrypted_since = coalesce(s.encrypted_since, excluded.encrypted_since)
  where s.organization_id = excluded.organization_id and s.connection_epoch < excluded.connection_epoch
  returning organization_id, station_id, connected_at
)
insert into station_events (organization_id, station_id, kind, occurred_at, received_at)
select organization_id, station_id, 'connected', connected_at, connected_at from taken`;

const disconnect = `
with gone as (
  update station_state s set connected = false, disconnected_at = f.at, last_seen_at = greatest(s.last_seen_at, f.at)
  from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bigint[]) as f (station_id, epoch, at, organization_id)
  where s.station_id = f.station_id and ${ofOrganization('s')} and s.connection_epoch = f.epoch and s.connected
  returning s.organization_id, s.station_id, s.disconnected_at
)
insert into station_events (organization_id, station_id, kind, occurred_at, received_at)
select organization_id, station_id, 'disconnected', disconnected_at, disconnected_at from gone`;

function announce(tx: IngestTx, facts: readonly Told[]): void {
  for (const { origin } of facts) {
    tx.news.push({ kind: 'station', organizationId: origin.organizationId, stationId: origin.stationId });
  }
}

export const connectStations: SetFunction<StationConnected, void, Stored> = {
  read: () => Promise.resolve(),
  async write(tx, facts) {
    const values = columns(
      facts,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.stationId,
      ({ origin }) => origin.epoch,
      ({ origin }) => origin.receivedAt,
      ({ fact }) => fact.version,
      ({ fact }) => fact.tls !== undefined,
    );
    const origins = facts.map(({ origin }) => origin);
    const showing = facts.filter(({ fact }) => fact.showedNewPassword === true);
    await Promise.all([
      tx.query({ name: 'connect-stations', text: connect, values }),
      noteCertificates(tx, facts),
      noticeConnections(tx, facts),
      wakeLimits(
        tx,
        facts.map(({ origin }) => origin),
        'connected',
      ),
      acceptShown(
        tx,
        showing.map(({ origin }) => origin),
      ),
      queueNewPasswords(tx, origins),
      queueDesired(tx, origins),
    ]);
    announce(tx, facts);
    return facts.map(() => ({ stored: true }));
  },
};

export const disconnectStations: SetFunction<StationGone, void, Stored> = {
  read: () => Promise.resolve(),
  async write(tx, facts) {
    const values = columns(
      facts,
      ({ origin }) => origin.stationId,
      ({ origin }) => origin.epoch,
      ({ origin }) => origin.receivedAt,
      ({ origin }) => origin.organizationId,
    );
    await tx.query({ name: 'disconnect-stations', text: disconnect, values });
    announce(tx, facts);
    return facts.map(() => ({ stored: true }));
  },
};

/** `seenAt` is null where it is only asked whether the connection is still the station's newest. */
export type StationsSeen = { stationId: number; epoch: number; seenAt: Date | null };

/** Moves on when stations were last heard; says which of them another connection has taken over. */
export async function recordSeen(tx: IngestTx, seen: readonly StationsSeen[]): Promise<{ takenOver: number[] }> {
  const rows = await tx.query<{ station_id: number }>({
    name: 'record-seen',
    text: `update station_state s set last_seen_at = greatest(s.last_seen_at, f.at)
      from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as f (station_id, epoch, at)
      where s.station_id = f.station_id and s.connection_epoch = f.epoch returning s.station_id`,
    values: columns(
      seen,
      (one) => one.stationId,
      (one) => one.epoch,
      (one) => one.seenAt,
    ),
  });
  const held = new Set(rows.map((row) => row.station_id));
  return { takenOver: seen.map((one) => one.stationId).filter((id) => !held.has(id)) };
}

/** After a start of the only node nobody is connected yet; what it held before its death is shown as gone since it was last heard. */
export async function forgetConnections(tx: IngestTx): Promise<void> {
  await tx.query(
    'update station_state set connected = false, disconnected_at = coalesce(last_seen_at, connected_at) where connected',
  );
}
