// What is known of a station's connection: who holds it, since when, and when it was last heard.
import type { Outcomes, StationConnected, StationGone, Stored, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization, type SetFunction } from '../db/sets.ts';
import { queueDesired } from '../desired-settings/desired-settings.ts';
import { noticeConnections } from '../issues/issues.ts';
import { wakeLimits } from '../limits/limits.ts';
import { noteCertificates } from './certificates/certificates.ts';
import { acceptShown, queueNewPasswords } from './proof/new-passwords.ts';

// When a station was last heard, while it is connected, is by the clock of the database: other nodes ask how long ago it was.
// A connection counts only while no newer one of the station has been written. What another node had sent to the station
// before would hold up its queue: its answer comes from that node, if it lives, or never.
const connect = `
with before as (
  select s.station_id, s.node_id, s.connected from unnest($2::bigint[], $1::bigint[]) as f (station_id, organization_id)
  join station_state s on s.station_id = f.station_id and ${ofOrganization('s')}
), taken as (
  insert into station_state as s (organization_id, station_id, connection_epoch, connected, connected_at, last_seen_at, ocpp_version,
    encrypted_since, node_id)
  select f.organization_id, f.station_id, f.epoch, true, f.at, now(), f.version, case when f.encrypted then f.at end, f.node_id
  from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[], $6::boolean[], $7::bigint[])
    as f (organization_id, station_id, epoch, at, version, encrypted, node_id) order by f.station_id
  on conflict (station_id) do update set connection_epoch = excluded.connection_epoch, connected = true,
    connected_at = excluded.connected_at, last_seen_at = excluded.last_seen_at, ocpp_version = excluded.ocpp_version,
    encrypted_since = coalesce(s.encrypted_since, excluded.encrypted_since), node_id = excluded.node_id
  where s.organization_id = excluded.organization_id and s.connection_epoch < excluded.connection_epoch
  returning organization_id, station_id, connected_at, node_id
), noted as (
  insert into station_events (organization_id, station_id, kind, occurred_at, received_at)
  select organization_id, station_id, 'connected', connected_at, connected_at from taken
), moved as (
  select t.organization_id, t.station_id, t.connected_at, b.connected from taken t join before b on b.station_id = t.station_id
  where b.node_id <> t.node_id
), given_up as (
  update commands c set state = 'unknown', answered_at = m.connected_at,
    detail = 'No answer is known: the charging station came back to another server while it waited.'
  from moved m where c.station_id = m.station_id and ${ofOrganization('c', 'm')} and c.state = 'sent'
  returning c.station_id, c.id
)
select m.station_id as "stationId", m.connected as "isTakenOver", g.id as "commandId"
from moved m left join given_up g on g.station_id = m.station_id`;

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

/** A station that another node had, with a command that waited there. */
type Moved = { stationId: number; isTakenOver: boolean; commandId: string | null };

export const connectStations: SetFunction<StationConnected, void, Outcomes['stationConnected']> = {
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
      ({ fact }) => fact.nodeId,
    );
    const origins = facts.map(({ origin }) => origin);
    const showing = facts.filter(({ fact }) => fact.showedNewPassword === true);
    const [moved] = await Promise.all([
      tx.query<Moved>({ name: 'connect-stations', text: connect, values }),
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
    const organizations = new Map(origins.map(({ stationId, organizationId }) => [stationId, organizationId]));
    for (const { stationId, commandId } of moved) {
      const organizationId = organizations.get(stationId);
      if (commandId === null || organizationId === undefined) continue;
      tx.news.push({ kind: 'command', organizationId, stationId, id: commandId });
    }
    const taken = new Set(moved.flatMap(({ stationId, isTakenOver }) => (isTakenOver ? [stationId] : [])));
    return origins.map(({ stationId }) => ({ stored: true, isTakenOver: taken.has(stationId) }));
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

/** Not heard is one of which it is only asked whether its connection is still the station's newest. */
export type StationsSeen = { organizationId: number; stationId: number; epoch: number; isHeard: boolean };

/** Moves on when stations were last heard; says which of them another connection has taken over, or another node has given up. */
export async function recordSeen(tx: IngestTx, seen: readonly StationsSeen[]): Promise<{ takenOver: number[] }> {
  const rows = await tx.query<{ station_id: number }>({
    name: 'record-seen',
    text: `update station_state s set last_seen_at = case when f.is_heard then greatest(s.last_seen_at, now()) else s.last_seen_at end
      from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::boolean[]) as f (organization_id, station_id, epoch, is_heard)
      where s.station_id = f.station_id and ${ofOrganization('s')} and s.connection_epoch = f.epoch and s.connected returning s.station_id`,
    values: columns(
      seen,
      (one) => one.organizationId,
      (one) => one.stationId,
      (one) => one.epoch,
      (one) => one.isHeard,
    ),
  });
  const held = new Set(rows.map((row) => row.station_id));
  return { takenOver: seen.map((one) => one.stationId).filter((id) => !held.has(id)) };
}

const leftBehind = 's.connected and not exists (select from nodes n where n.id = s.node_id)';

/** What is noted as held by nodes that are not there any more is shown as gone since it was last heard; answers which stations. */
export async function forgetConnections(tx: IngestTx): Promise<Place[]> {
  // A station may come to a living node while its row is waited for, and a wait never looks at the nodes again: so the rows are
  // locked first, and asked with a fresh eye.
  const locked = await tx.query<{ station_id: number }>(
    `select s.station_id from station_state s where ${leftBehind} order by s.station_id for no key update of s`,
  );
  if (locked.length === 0) return [];
  const left = await tx.query<Place>(
    `update station_state s set connected = false, disconnected_at = coalesce(s.last_seen_at, s.connected_at)
     from unnest($1::bigint[]) as f (station_id) where s.station_id = f.station_id and ${leftBehind}
     returning s.organization_id as "organizationId", s.station_id as "stationId"`,
    columns(locked, (row) => row.station_id),
  );
  for (const place of left) tx.news.push({ kind: 'station', ...place });
  return left;
}

type Place = { organizationId: number; stationId: number };
