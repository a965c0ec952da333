// The statements that take a charging user, name and tokens, out of all that is kept (ADR 0017).
import type { TenantTx } from '../db/doors.ts';

/** What stands in place of a token in text that stations wrote. */
const erased = 'erased';

export async function isCharging(tx: TenantTx, driverId: number): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from sessions s where s.organization_id = $1 and s.driver_id = $2 and s.ended_at is null limit 1',
    [tx.organizationId, driverId],
  );
  return rows.length > 0;
}

/** Tokens that are, or were when they charged, this user's, but for those that somebody else has by now. */
export async function selectKeysOf(tx: TenantTx, driverId: number): Promise<string[]> {
  const rows = await tx.query<{ key: string }>(
    `select t.token_key as key from tokens t where t.organization_id = $1 and t.driver_id = $2
     union
     select s.token_key from sessions s where s.organization_id = $1 and s.driver_id = $2 and s.token_key is not null
       and not exists (select from tokens t where t.organization_id = $1 and t.token_key = s.token_key)`,
    [tx.organizationId, driverId],
  );
  return rows.map(({ key }) => key);
}

/** The OCPP log is read from end to end: no limit to a statement's time suits every size of it. */
export async function takeTime(tx: TenantTx): Promise<void> {
  await tx.query("select set_config('statement_timeout', '0', true)");
}

/** The charging events stay, as somebody's; those of whoever had a token before lose the token and keep their name. */
export async function eraseFromSessions(tx: TenantTx, driverId: number, keys: readonly string[]): Promise<number> {
  const rows = await tx.query(
    `update sessions s set driver_name = case when s.driver_id = $2 then null else s.driver_name end,
       token = null, token_key = null, token_name = null,
       stop_token = null, revision = s.revision + 1
     where s.organization_id = $1 and (s.driver_id = $2 or s.token_key = any ($3)) returning 1`,
    [tx.organizationId, driverId, keys],
  );
  await tx.query(
    `update sessions s set stop_token = null, revision = s.revision + 1
     where s.organization_id = $1 and upper(trim(s.stop_token)) = any ($2)`,
    [tx.organizationId, keys],
  );
  await tx.query(
    `update stray_ends e set token = null, token_key = null where e.organization_id = $1 and e.token_key = any ($2)`,
    [tx.organizationId, keys],
  );
  return rows.length;
}

export async function eraseShown(tx: TenantTx, keys: readonly string[]): Promise<void> {
  await tx.query('delete from presentations p where p.organization_id = $1 and p.token_key = any ($2)', [
    tx.organizationId,
    keys,
  ]);
}

/** Of a command only the token goes; that it was sent, and what became of it, stays. Of a call that named it, all that was said. */
export async function eraseFromCommands(tx: TenantTx, keys: readonly string[]): Promise<void> {
  await tx.query(
    `update commands c set token_key = null,
       arguments = case when c.arguments ? 'token' then jsonb_set(c.arguments, '{token}', '""') else c.arguments end
     where c.organization_id = $1 and (c.token_key = any ($2) or upper(trim(c.arguments ->> 'token')) = any ($2))`,
    [tx.organizationId, keys],
  );
  await tx.query(
    `update commands c set arguments = c.arguments || '{"payload": {}, "shown": {}}', detail = null
     where c.organization_id = $1 and c.intent = 'sendCall' and concat_ws(' ', c.arguments::text, c.detail) ~* $2`,
    [tx.organizationId, inJson(keys)],
  );
}

/** A list that named one is told anew, whole, the next time the station is there. */
export async function eraseFromLists(tx: TenantTx, keys: readonly string[]): Promise<void> {
  await tx.query(
    `update local_lists l set entries = null, wanted = null, sending = null, touched_at = now()
     where l.organization_id = $1
       and concat_ws(' ', l.entries::text, l.wanted::text, l.sending::text) ~* $2`,
    [tx.organizationId, inJson(keys)],
  );
}

/** Here a part of a word counts too: an example may be cut off anywhere, and the next one comes. */
export async function eraseFromExamples(tx: TenantTx, keys: readonly string[]): Promise<void> {
  await tx.query(
    `update deviations d set example = ''
     where d.organization_id = $1
       and exists (select from unnest($2::text[]) k (key) where strpos(upper(d.example), k.key) > 0)`,
    [tx.organizationId, keys.flatMap((key) => [key, asInJson(key)])],
  );
}

/** What stations said and were told, as text. Only whole values are meant: a short token may be part of any number. */
export async function eraseFromText(tx: TenantTx, keys: readonly string[]): Promise<void> {
  await tx.query(
    `update frames f set frame = regexp_replace(f.frame, $2, '"${erased}"', 'gi')
     where f.organization_id = $1 and f.frame ~* $2`,
    [tx.organizationId, inJson(keys)],
  );
  await tx.query(
    `update refused_facts r set fact = regexp_replace(r.fact::text, $2, '"${erased}"', 'gi')::jsonb
     where r.organization_id = $1 and r.fact::text ~* $2`,
    [tx.organizationId, inJson(keys)],
  );
  await tx.query(
    `update station_events e set info = regexp_replace(e.info, $2, '${erased}', 'gi')
     where e.organization_id = $1 and e.info ~* $2`,
    [tx.organizationId, `\\m(?:${keys.map(literal).join('|')})\\M`],
  );
}

/** The entry about the erasure is kept, and with it the name that the subject has then. */
export async function blankDriver(tx: TenantTx, driverId: number): Promise<void> {
  await tx.query("update drivers d set first_name = '–', last_name = '' where d.organization_id = $1 and d.id = $2", [
    tx.organizationId,
    driverId,
  ]);
}

function inJson(keys: readonly string[]): string {
  return `"\\s*(?:${keys.map((key) => literal(asInJson(key))).join('|')})\\s*"`;
}

function asInJson(key: string): string {
  return JSON.stringify(key).slice(1, -1);
}

function literal(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`);
}
