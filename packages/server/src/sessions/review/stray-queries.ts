// The statements about ends that no session took, and about giving one its session.
import type { TenantTx } from '../../db/doors.ts';
import { sightValues, stationInSight } from '../../groups/groups.ts';
import { maskToken, tokenKey } from '../../tokens/tokens.ts';
import type { Sight } from '../../viewer.ts';
import type { StrayEnd } from '../wire.ts';

/** Without the session, whose row is read apart; with the whole token. */
export type StrayRow = Omit<StrayEnd, 'session' | 'token'> & {
  sessionId: number | null;
  token: string | null;
  tokenKey: string | null;
  attachedAt: Date | null;
};

const columns = `e.id, e.cause as kind, e.station_id as "stationId", station.name as "stationName",
  station.identifier as "stationIdentifier", coalesce(e.transaction_id, 0) as "transactionId", e.session_id as "sessionId", e.token,
  e.token_key as "tokenKey", e.meter_stop_wh as "meterStopWh", e.stop_reason as "stopReason", e.ended_at as "endedAt",
  e.station_ended_at as "stationEndedAt", e.received_at as "receivedAt", e.dismissed_at as "dismissedAt", e.attached_at as "attachedAt"`;
const tables = 'stray_ends e join stations station on station.id = e.station_id';

/** For lists whose stations are known to be in sight. */
export function selectStrayEnds(tx: TenantTx, ids: readonly number[]): Promise<StrayRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.query<StrayRow>(`select ${columns} from ${tables} where e.organization_id = $1 and e.id = any ($2)`, [
    tx.organizationId,
    ids,
  ]);
}

/** The ends of a session that stood against the one it has, dismissed ones too. */
export function selectConflicts(tx: TenantTx, sessionId: number): Promise<StrayRow[]> {
  return tx.query<StrayRow>(
    `select ${columns} from ${tables}
     where e.organization_id = $1 and e.session_id = $2 and e.cause = 'conflict' and e.attached_at is null
     order by e.received_at, e.id`,
    [tx.organizationId, sessionId],
  );
}

export async function findStrayEnd(
  tx: TenantTx,
  sight: Sight,
  id: number,
  { lock }: { lock: boolean },
): Promise<StrayRow | undefined> {
  const [row] = await tx.query<StrayRow>(
    `select ${columns} from ${tables} where ${stationInSight} and e.id = $4 ${lock ? 'for no key update of e' : ''}`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

export function updateDismissed(
  tx: TenantTx,
  id: number,
  { dismissed, note }: { dismissed: boolean; note: string | null },
) {
  return tx.query(
    'update stray_ends set dismissed_at = case when $3 then now() end, review_note = $4 where organization_id = $1 and id = $2',
    [tx.organizationId, id, dismissed, note],
  );
}

export function maskedToken({ token }: Pick<StrayRow, 'token'>): string | null {
  return token === null ? null : maskToken(token);
}

/** What the station said first is kept beside what now stands instead, and is not asked about again. */
export async function keepReplacedEnd(tx: TenantTx, sessionId: number, stopToken: string | null): Promise<void> {
  await tx.query(
    `insert into stray_ends (organization_id, station_id, cause, transaction_id, session_id, token, token_key, meter_stop_wh,
       stop_reason, ended_at, station_ended_at, received_at, end_digest, dismissed_at)
     select s.organization_id, s.station_id, 'conflict', s.transaction_id, s.id, s.stop_token, $3, s.meter_stop_wh, s.stop_reason,
       s.ended_at, s.station_ended_at, coalesce(s.end_received_at, s.ended_at), coalesce(s.end_digest, gen_random_uuid()), now()
     from sessions s where s.organization_id = $1 and s.id = $2
     on conflict (station_id, cause, end_digest)
       do update set session_id = excluded.session_id, attached_at = null, dismissed_at = excluded.dismissed_at`,
    [tx.organizationId, sessionId, stopToken === null ? null : tokenKey(stopToken)],
  );
}

/** The stray end becomes the session's stop, as if it had come with the session's own id. */
export async function moveEnd(tx: TenantTx, strayId: number, sessionId: number): Promise<void> {
  await tx.query(
    `update sessions s set ended_at = e.ended_at, station_ended_at = e.station_ended_at, end_received_at = e.received_at,
       end_kind = 'station', end_digest = e.end_digest, meter_stop_wh = e.meter_stop_wh, stop_token = e.token,
       stop_reason = e.stop_reason, end_reason = null, power_w = null, recount = true, revision = s.revision + 1
     from stray_ends e where s.organization_id = $1 and s.id = $3 and e.organization_id = $1 and e.id = $2`,
    [tx.organizationId, strayId, sessionId],
  );
  await tx.query(
    `update stray_ends set attached_at = now(), session_id = $3, dismissed_at = null, review_note = null
     where organization_id = $1 and id = $2`,
    [tx.organizationId, strayId, sessionId],
  );
}
