// Reads for many sessions at once all that counting looks at: facts, samples, what is remembered, neighbours.
import type { IngestTx } from '../db/doors.ts';
import type { CountedSample, CountInput, Neighbour } from './counting/counting.ts';

export type ReadSession = {
  id: number;
  organizationId: number;
  stationId: number;
  revision: number;
  timeZone: string;
  flags: readonly string[];
  overlapped: boolean;
  input: CountInput;
};

type SessionRow = {
  id: number;
  organization_id: number;
  station_id: number;
  revision: number;
  time_zone: string;
  flags: string[];
  started_at: Date;
  start_received_at: Date;
  ended_at: Date | null;
  end_received_at: Date | null;
  meter_start_wh: number | null;
  meter_stop_wh: number | null;
  energy_scale: 1 | 1000;
  counts_per_session: boolean;
  maximum_power_w: number | null;
};

const selectSessions = `
select s.id, s.organization_id, s.station_id, s.revision, o.time_zone, s.flags, s.started_at, s.start_received_at, s.ended_at,
  s.end_received_at, s.meter_start_wh, s.meter_stop_wh, st.energy_scale, e.maximum_power_w,
  exists (select from station_quirks q where q.station_id = s.station_id and q.quirk = 'counts_per_session') as counts_per_session
from sessions s join stations st on st.id = s.station_id join organizations o on o.id = s.organization_id
left join evses e on e.station_id = s.station_id and e.evse = s.evse
where s.id = any ($1) order by s.id`;

const selectSamples = `
select session_id, sampled_at, register_wh, interval_wh, power_w from samples where session_id = any ($1)`;

// An overlap with a session that began more than 30 days before is not looked for. Of a session of these days few others can have
// ended since it began, so they are found by their ends; "+ interval '0'" keeps the planner from all that began in 30 days. Of an
// older one few may have begun in the 30 days before, and any number ended since.
const overlapping = (startedAt: string) => `select x.started_at, x.ended_at from sessions x
  where x.station_id = s.station_id and x.evse = s.evse and x.id <> s.id and coalesce(x.ended_at, $2) > s.started_at
    and ${startedAt} > s.started_at - interval '30 days' and ${startedAt} < coalesce(s.ended_at, $2)`;
const selectNeighbours = `
select s.id, x.started_at, x.ended_at from sessions s cross join lateral (
  ${overlapping('x.started_at')} and s.started_at <= $2 - interval '30 days'
  union all
  ${overlapping("(x.started_at + interval '0')")} and s.started_at > $2 - interval '30 days' and x.ended_at > s.started_at
  union all
  ${overlapping("(x.started_at + interval '0')")} and s.started_at > $2 - interval '30 days' and x.end_kind is null
) x where s.id = any ($1)`;

export async function readInputs(tx: IngestTx, ids: readonly number[], now: Date): Promise<ReadSession[]> {
  const sessions = await tx.query<SessionRow>({ name: 'sessions-to-count', text: selectSessions, values: [ids] });
  const samples = await readSamples(tx, ids);
  const neighbours = await readNeighbours(tx, ids, now);
  return sessions.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    stationId: row.station_id,
    revision: row.revision,
    timeZone: row.time_zone,
    flags: row.flags,
    overlapped: row.flags.includes('overlap'),
    input: {
      session: {
        startedAtMs: row.started_at.getTime(),
        startHeardAtMs: row.start_received_at.getTime(),
        endedAtMs: row.ended_at?.getTime() ?? null,
        endHeardAtMs: row.end_received_at?.getTime() ?? null,
        meterStartWh: row.meter_start_wh,
        meterStopWh: row.meter_stop_wh,
      },
      samples: samples.get(row.id) ?? [],
      station: {
        scale: row.energy_scale,
        countsPerSession: row.counts_per_session,
        maximumPowerW: row.maximum_power_w,
      },
      neighbours: neighbours.get(row.id) ?? [],
      nowMs: now.getTime(),
    },
  }));
}

async function readSamples(tx: IngestTx, ids: readonly number[]): Promise<Map<number, CountedSample[]>> {
  const rows = await tx.query<{
    session_id: number;
    sampled_at: Date;
    register_wh: number | null;
    interval_wh: number | null;
    power_w: number | null;
  }>({ name: 'samples-to-count', text: selectSamples, values: [ids] });
  const samples = new Map<number, CountedSample[]>();
  for (const row of rows) {
    const sample = {
      atMs: row.sampled_at.getTime(),
      registerWh: row.register_wh,
      intervalWh: row.interval_wh,
      powerW: row.power_w,
    };
    put(samples, row.session_id, sample);
  }
  return samples;
}

async function readNeighbours(tx: IngestTx, ids: readonly number[], now: Date): Promise<Map<number, Neighbour[]>> {
  const rows = await tx.query<{ id: number; started_at: Date; ended_at: Date | null }>({
    name: 'neighbours-to-count',
    text: selectNeighbours,
    values: [ids, now],
  });
  const neighbours = new Map<number, Neighbour[]>();
  for (const row of rows) {
    put(neighbours, row.id, { startedAtMs: row.started_at.getTime(), endedAtMs: row.ended_at?.getTime() ?? null });
  }
  return neighbours;
}

function put<T>(lists: Map<number, T[]>, key: number, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
