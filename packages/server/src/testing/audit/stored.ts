// What the database holds of the audited stations, in the ledger's words; reads as the superuser, past every door.
import { withClient } from '../../db/prepare.ts';
import { sampleLine, sessionLine } from './ledger.ts';

type SessionRow = {
  identifier: string;
  transaction_id: number;
  decision: string;
  evse: number;
  token: string;
  station_started_at: Date;
  meter_start_wh: string;
  station_ended_at: Date | null;
  meter_stop_wh: string | null;
  energy_wh: string | null;
};

type SampleRow = {
  identifier: string;
  transaction_id: string;
  session_transaction_id: number | null;
  station_at: Date;
  register_wh: string;
};

const sessionsOfStations = `
select s.identifier, x.transaction_id, x.decision, x.evse, x.token, x.station_started_at, x.meter_start_wh,
  x.station_ended_at, x.meter_stop_wh, x.energy_wh
from sessions x join stations s on s.id = x.station_id`;

const samplesOfStations = `
select s.identifier, p.transaction_id, x.transaction_id as session_transaction_id, p.station_at, p.register_wh
from samples p join stations s on s.id = p.station_id left join sessions x on x.id = p.session_id`;

// Nothing that the audited stations say is doubtful, so nothing of it may be laid aside.
const laidAside = `
select 'stray end (' || cause || ') of transaction ' || coalesce(transaction_id, 0) as line from stray_ends
union all select 'refused fact (' || kind || '): ' || message from refused_facts`;

/** `adminUrl` names the database; see `adminUrlOf`. */
export function linesOfDatabase(adminUrl: string): Promise<string[]> {
  return withClient(adminUrl, async (client) => {
    const sessions = await client.query<SessionRow>(sessionsOfStations);
    const samples = await client.query<SampleRow>(samplesOfStations);
    const aside = await client.query<{ line: string }>(laidAside);
    return [
      ...sessions.rows.map(lineOfSession),
      ...samples.rows.map(lineOfSample),
      ...aside.rows.map(({ line }) => line),
    ];
  });
}

/** The sum of all sessions at each station, in Wh, by identifier. */
export function chargedWhOfDatabase(adminUrl: string): Promise<Map<string, number>> {
  return withClient(adminUrl, async (client) => {
    const { rows } = await client.query<{ identifier: string; energy_wh: string }>(
      'select s.identifier, sum(x.energy_wh) as energy_wh from sessions x join stations s on s.id = x.station_id group by 1',
    );
    return new Map(rows.map(({ identifier, energy_wh }) => [identifier, Number(energy_wh)]));
  });
}

/** Energy counts in the line where it is not what the registers say. */
function lineOfSession(row: SessionRow): string {
  const energyWh = row.energy_wh === null ? undefined : Number(row.energy_wh);
  const line = sessionLine(row.identifier, {
    transactionId: row.transaction_id,
    decision: row.decision,
    evse: row.evse,
    token: row.token,
    startedAt: row.station_started_at.toISOString(),
    meterStartWh: Number(row.meter_start_wh),
    ...(row.station_ended_at === null
      ? {}
      : { end: { at: row.station_ended_at.toISOString(), meterStopWh: Number(row.meter_stop_wh) } }),
  });
  const meteredWh = row.meter_stop_wh === null ? undefined : Number(row.meter_stop_wh) - Number(row.meter_start_wh);
  return energyWh === meteredWh ? line : `${line} counted as ${energyWh} Wh`;
}

function lineOfSample(row: SampleRow): string {
  const at = row.station_at.toISOString();
  const line = sampleLine(row.identifier, Number(row.transaction_id), { at, registerWh: Number(row.register_wh) });
  const attached = row.session_transaction_id === Number(row.transaction_id);
  return attached ? line : `${line} attached to session ${row.session_transaction_id}`;
}

/** The database of a server with an embedded PostgreSQL, through its private socket. */
export function adminUrlOf(dataDir: string): string {
  const url = new URL('postgres://postgres@localhost/stationmaster');
  url.searchParams.set('host', `${dataDir}/postgres`);
  return url.href;
}
