// Random histories as rows of some organizations in awkward time zones, and where all their energy went, for tests of periods.
import type { Client } from 'pg';
import { columns } from '../../db/sets.ts';
import { countSession } from '../counting/count.ts';
import type { CountInput, Curve } from '../counting/counting.ts';
import { historyOf } from './histories.ts';
import type { Random } from './random.ts';

const sessionsOfZone = 60;

/** Two halves of the night's hour in Europe, half an hour on Lord Howe; the others stand beside UTC's hours at all times. */
export const zones = ['Europe/Helsinki', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/St_Johns'];
export const dayMs = 86_400_000;
export const firstMs = Date.UTC(2026, 2, 28);
export const lastMs = Date.UTC(2026, 3, 7);

type Told = { input: CountInput; organizationId: number; stationId: number; registerWh: number | null };
/** Where a session's energy went, its rise since the count included. */
export type Flow = { organizationId: number; startedAtMs: number; isOpen: boolean; curve: Curve };

/** The history somewhere in the days in question; nothing that lasts for months. */
function shifted(input: CountInput, random: Random): CountInput | undefined {
  const { session, samples } = input;
  const instants = [session.startedAtMs, session.endedAtMs ?? session.startedAtMs, ...samples.map(({ atMs }) => atMs)];
  if (Math.max(...instants) - Math.min(...instants) > 3 * dayMs) return undefined;
  const byMs = firstMs + random.below(lastMs - firstMs) - session.startedAtMs;
  const moved = (atMs: number | null) => (atMs === null ? null : atMs + byMs);
  return {
    ...input,
    session: { ...session, startedAtMs: session.startedAtMs + byMs, endedAtMs: moved(session.endedAtMs) },
    samples: samples.map((sample) => ({ ...sample, atMs: sample.atMs + byMs })),
    neighbours: [],
  };
}

/** So many histories of each zone, in days when some of their clocks change. */
export function tellSessions(random: Random): Told[] {
  const told: Told[] = [];
  while (told.length < zones.length * sessionsOfZone) {
    const input = shifted(historyOf(random.below(2 ** 31)).input, random);
    if (input === undefined) continue;
    const registers = input.samples.flatMap(({ registerWh }) => registerWh ?? []);
    const stationId = told.length + 1;
    const organizationId = 1 + (told.length % zones.length);
    told.push({ input, organizationId, stationId, registerWh: random.chance(0.7) ? (registers.at(-1) ?? null) : null });
  }
  return told;
}

const organizations = `
insert into organizations (slug, name, time_zone) select 'zone-' || n, zone, zone from unnest($1::text[]) with ordinality z (zone, n)`;
const stations = `
insert into stations (organization_id, identifier, name, search_key, proof, energy_scale)
select organization_id, 'EV' || n, 'EV', 'ev', 'none', scale
from unnest($1::bigint[], $2::integer[]) with ordinality f (organization_id, scale, n)`;
const points = `
insert into evses (organization_id, station_id, evse, maximum_power_w)
select f.organization_id, f.station_id, 1, f.watts from unnest($1::bigint[], $2::bigint[], $3::integer[]) f (organization_id, station_id, watts)`;
const quirks = `
insert into station_quirks (organization_id, station_id, quirk, source, first_at, last_at)
select f.organization_id, f.station_id, 'counts_per_session', 'found', now(), now()
from unnest($1::bigint[], $2::bigint[]) f (organization_id, station_id)`;
const sessions = `
insert into sessions (organization_id, station_id, evse, transaction_id, decision, decision_reason, started_at, start_digest,
  clock_plausible, start_received_at, meter_start_wh, register_wh, register_at, heard_at, ended_at, end_received_at, end_kind,
  meter_stop_wh, recount)
select organization_id, station_id, 1, n, 'Accepted', 'access_by_group', started_at, gen_random_uuid(), true, now(), start_wh, register_wh,
  started_at, now(), ended_at, ended_at, case when ended_at is not null then 'station' end, stop_wh, true
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::timestamptz[], $5::bigint[], $6::bigint[], $7::bigint[])
  with ordinality f (organization_id, station_id, started_at, ended_at, start_wh, stop_wh, register_wh, n)`;
const samples = `
insert into samples (organization_id, station_id, evse, session_id, sampled_at, station_at, received_at, digest, register_wh, interval_wh,
  power_w, readings)
select s.organization_id, s.station_id, 1, s.id, f.at, f.at, f.at, gen_random_uuid(), f.register_wh, f.interval_wh, f.power_w, '[]'
from unnest($1::bigint[], $2::timestamptz[], $3::bigint[], $4::bigint[], $5::integer[]) f (station_id, at, register_wh, interval_wh, power_w)
join sessions s on s.station_id = f.station_id`;
const rises = `
update sessions s set register_wh = f.register_wh, register_at = f.at
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) f (station_id, register_wh, at) where s.station_id = f.station_id`;

/** Stores them, not yet counted. */
export async function insertTold(admin: Client, told: readonly Told[]): Promise<void> {
  await admin.query(organizations, [zones]);
  const of = <T>(...pick: ((one: Told) => T)[]) => columns(told, ...pick);
  const instant = (atMs: number | null) => (atMs === null ? null : new Date(atMs));
  const [owners, ids] = of<unknown>(
    (one) => one.organizationId,
    (one) => one.stationId,
  );
  await admin.query(stations, [owners, ...of((one) => one.input.station.scale)]);
  await admin.query(points, [owners, ids, ...of((one) => one.input.station.maximumPowerW)]);
  const perSession = told.filter(({ input }) => input.station.countsPerSession);
  const quirky = columns<Told>(
    perSession,
    (one) => one.organizationId,
    (one) => one.stationId,
  );
  await admin.query(quirks, quirky);
  const described = of<unknown>(
    ({ input }) => instant(input.session.startedAtMs),
    ({ input }) => instant(input.session.endedAtMs),
    ({ input }) => input.session.meterStartWh,
    ({ input }) => input.session.meterStopWh,
    (one) => one.registerWh,
  );
  await admin.query(sessions, [owners, ids, ...described]);
  const sampled = columns(
    told.flatMap(({ input, stationId }) => input.samples.map((sample) => ({ ...sample, stationId }))),
    (sample) => sample.stationId,
    (sample) => instant(sample.atMs),
    (sample) => sample.registerWh,
    (sample) => sample.intervalWh,
    (sample) => sample.powerW,
  );
  await admin.query(samples, sampled);
}

/** Open sessions go on after they were counted; answers where all energy went, by the words of the decision. */
export async function goOn(admin: Client, told: readonly Told[], random: Random): Promise<Flow[]> {
  const rising: { stationId: number; registerWh: number; atMs: number }[] = [];
  const flows = told.map(({ input, organizationId, stationId, registerWh }): Flow => {
    const { session, station } = input;
    const { curve, energyWh } = countSession(input);
    const flow = { organizationId, startedAtMs: session.startedAtMs, isOpen: session.endedAtMs === null, curve };
    if (!flow.isOpen || random.chance(0.3)) return flow;
    const last = curve.at(-1) ?? { atMs: session.startedAtMs, wh: 0 };
    const atMs = last.atMs + random.below(7_200_000) - 600_000;
    const now = (registerWh ?? session.meterStartWh ?? 0) + random.below(20_000);
    rising.push({ stationId, registerWh: now, atMs });
    const fromWh = registerWh ?? (energyWh === null ? session.meterStartWh : null);
    const rise = fromWh === null ? 0 : (now - fromWh) * station.scale;
    const tail = { atMs: Math.max(atMs, last.atMs), wh: last.wh + rise };
    return rise > 0 ? { ...flow, curve: [...(curve.length > 0 ? curve : [last]), tail] } : flow;
  });
  const values = columns(
    rising,
    (one) => one.stationId,
    (one) => one.registerWh,
    (one) => new Date(one.atMs),
  );
  await admin.query(rises, values);
  return flows;
}
