// What stations' facts mean for their limits, in the batch that brings them: who comes back is looked at, what is told is kept.
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import type { CommandAnswered, Origin, Told } from '../facts.ts';

// A station may have forgotten its limit while it was away, and may take one today that it refused yesterday. Its wait is
// counted on over connections that each end before it is over, or a station that never stays would never be told; who was away
// for long comes anew, since nobody is asked in the burst of a boot.
const wake = `
update limits l set due_at = f.at, waits_since = case when l.waits_since > f.at - interval '1 hour' then l.waits_since else f.at end,
  asked = false, fresh = false, checked = false,
  written = case when $4 and l.doing = 'write' then null else l.written end, writing = case when $4 then null else l.writing end,
  command_id = case when $4 then null else l.command_id end, doing = case when $4 then null else l.doing end
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[]) as f (organization_id, station_id, at)
where l.station_id = f.station_id and ${ofOrganization('l')}`;

/** They have connected, and what was on its way to them is lost, or have booted. */
export async function wakeLimits(tx: IngestTx, origins: readonly Origin[], how: 'connected' | 'booted'): Promise<void> {
  const values = columns(
    origins,
    (one) => one.organizationId,
    (one) => one.stationId,
    (one) => one.receivedAt,
  );
  await tx.query({ name: 'wake-limits', text: wake, values: [...values, how === 'connected'] });
}

const keep = `
update limits l set told_amps = f.amps
from unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::double precision[]) as f (organization_id, station_id, command_id, amps)
where l.station_id = f.station_id and ${ofOrganization('l')} and l.command_id = f.command_id`;

export async function keepToldLimits(tx: IngestTx, answers: readonly Told<CommandAnswered>[]): Promise<void> {
  const told = answers.filter(({ fact }) => fact.toldAmps !== undefined);
  if (told.length === 0) return;
  const values = columns(
    told,
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
    ({ fact }) => fact.commandId,
    ({ fact }) => fact.toldAmps,
  );
  await tx.query({ name: 'keep-told-limits', text: keep, values });
}
