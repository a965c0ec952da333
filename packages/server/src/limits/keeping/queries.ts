// The statements that bring stations to their limits: of all organizations, on the ingest side.
import type { IngestTx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';
import type { CommandState } from '../../facts.ts';
import type { Intent } from '../../intents.ts';
import type { Doing, Said, Standing, Written } from './rules.ts';

/** How a version calls what it says of how it takes profiles. */
export type ProfileKeys = { version: string; supported: string; units: string; level: string; phases: string };

export type Due = Standing &
  Said & {
    stationId: number;
    organizationId: number;
    ocppVersion: string;
    doing: Doing | null;
    commandId: string | null;
    commandState: CommandState | null;
    commandStatus: string | null;
    toldAmps: number | null;
    writing: Written | null;
    settingBefore: string | null;
    wantedId: number;
    limitAmps: number | null;
    operatorId: number | null;
    apiKeyId: number | null;
    taskRunId: number | null;
    points: number[];
    /** Nothing was read back yet for the one who wants it now. */
    isUnread: boolean;
  };

const absentForMs = 60_000;

// Whoever is away is looked at seldom: its return wakes it.
const postpone = `
update limits l set due_at = $2 where l.due_at <= $1 and not exists (
  select from station_state s where s.station_id = l.station_id and ${ofOrganization('s', 'l')}
    and s.connected and s.accepted_at is not null)`;

const setting = (key: string) =>
  `(select t.value from settings t where t.station_id = l.station_id and ${ofOrganization('t', 'l')} and t.key = k.${key}) as ${key}`;

const readDue = `
select l.station_id as "stationId", l.organization_id as "organizationId", s.ocpp_version as "ocppVersion", l.doing,
  l.command_id as "commandId", c.state as "commandState", c.status as "commandStatus", l.told_amps as "toldAmps", l.attempt, l.taken,
  l.writing, l.written, l.written_at as "writtenAt", l.asked, l.fresh, l.checked, l.setting_before as "settingBefore",
  w.id as "wantedId", w.limit_amps as "limitAmps", w.operator_id as "operatorId", w.api_key_id as "apiKeyId",
  w.task_run_id as "taskRunId", ${setting('supported')}, ${setting('units')}, ${setting('level')}, ${setting('phases')},
  w.checked_at is null as "isUnread", array(select e.evse from evses e where e.station_id = l.station_id and ${ofOrganization('e', 'l')}
    order by e.evse) as points
from limits l
join wanted_limits w on w.id = l.wanted_id and ${ofOrganization('w', 'l')}
join station_state s on s.station_id = l.station_id and ${ofOrganization('s', 'l')}
join unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as k (version, supported, units, level, phases)
  on k.version = s.ocpp_version
left join commands c on c.id = l.command_id and ${ofOrganization('c', 'l')}
where l.due_at <= $1 and s.connected and s.accepted_at is not null and least(s.connected_at, l.waits_since) <= $2
  and (l.command_id is null or c.state is null or c.state not in ('queued', 'sent'))
order by l.due_at limit $8 for update of l skip locked`;

type Wanted = { now: Date; settledBefore: Date; keys: readonly ProfileKeys[]; limit: number };

/** Stations that are connected, or come and go, for a while and have something to be told, or have answered. */
export async function selectDue(tx: IngestTx, { now, settledBefore, keys, limit }: Wanted): Promise<Due[]> {
  const until = new Date(now.getTime() + absentForMs);
  await tx.query({ name: 'postpone-limits', text: postpone, values: [now, until] });
  const named = columns(
    keys,
    (one) => one.version,
    (one) => one.supported,
    (one) => one.units,
    (one) => one.level,
    (one) => one.phases,
  );
  return tx.query<Due>({ name: 'due-limits', text: readDue, values: [now, settledBefore, ...named, limit] });
}

export async function findSettingText(tx: IngestTx, stationId: number, key: string): Promise<string | null> {
  const [row] = await tx.query<{ value: string | null }>({
    name: 'setting-of-limit',
    text: 'select t.value from settings t where t.station_id = $1 and lower(t.key) = lower($2)',
    values: [stationId, key],
  });
  return row?.value ?? null;
}

export type Change = Standing & {
  organizationId: number;
  stationId: number;
  /** Null where there is nothing to do until the station comes back. */
  dueAt: Date | null;
  doing: Doing | null;
  commandId: string | null;
  writing: Written | null;
  settingBefore: string | null;
};

const store = `
update limits l set due_at = $3, doing = $4, command_id = $5, told_amps = null, attempt = $6, taken = $7, writing = $8, written = $9,
  written_at = $10, asked = $11, fresh = $12, checked = $13, setting_before = $14,
  waits_since = case when $3::timestamptz is not null or $5::uuid is not null then l.waits_since end
from (select $1::bigint as organization_id) f where l.station_id = $2 and ${ofOrganization('l')}`;

/** Where nothing is under way and nothing is put off, the next wait is a new one. */
export async function storeChange(tx: IngestTx, change: Change): Promise<void> {
  const json = (value: object | null) => (value === null ? null : JSON.stringify(value));
  await tx.query({
    name: 'store-limit',
    text: store,
    values: [
      change.organizationId,
      change.stationId,
      change.dueAt,
      change.doing,
      change.commandId,
      change.attempt,
      change.taken,
      json(change.writing),
      json(change.written),
      change.writtenAt,
      change.asked,
      change.fresh,
      change.checked,
      change.settingBefore,
    ],
  });
}

export type Seen = {
  state: 'waiting' | 'applied' | 'differs' | 'unsupported';
  way: string | null;
  /** What it told; undefined where it was not asked. */
  toldAmps: number | null | undefined;
};

/** What is known of the limit that is wanted; what was told before stays where nothing is told now. */
export async function storeSeen(
  tx: IngestTx,
  { organizationId, stationId, wantedId }: Pick<Due, 'organizationId' | 'stationId' | 'wantedId'>,
  { state, way, toldAmps, now }: Seen & { now: Date },
): Promise<void> {
  await tx.query({
    name: 'store-seen-limit',
    text: `update wanted_limits w set state = $3, way = coalesce($4, w.way),
        effective_amps = case when $5 then $6::double precision else w.effective_amps end,
        checked_at = case when $5 then $7::timestamptz else w.checked_at end,
        applied_at = case when $3 = 'applied' then coalesce(w.applied_at, $7::timestamptz) end
      from (select $1::bigint as organization_id) f where w.id = $2 and ${ofOrganization('w')}`,
    values: [organizationId, wantedId, state, way, toldAmps !== undefined, toldAmps ?? null, now],
  });
  tx.news.push({ kind: 'station', organizationId, stationId });
}

export async function queueCommand(
  tx: IngestTx,
  { organizationId, stationId, operatorId, apiKeyId, taskRunId }: Due,
  { id, intent, now }: { id: string; intent: Intent; now: Date },
): Promise<void> {
  await tx.query({
    name: 'queue-limit-command',
    text: `insert into commands (id, organization_id, station_id, intent, arguments, operator_id, api_key_id, task_run_id, queued_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [id, organizationId, stationId, intent.intent, intent, operatorId, apiKeyId, taskRunId, now],
  });
  tx.news.push({ kind: 'command', organizationId, stationId, id });
}
