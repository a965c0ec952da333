// Boots of stations: what a station says of itself, and whether it is taken in.
import type { Admission, Booted, BootOutcome } from '../facts.ts';
import type { ActingQuirks } from '../quirks.ts';
import { columns, ofOrganization, type SetFunction } from '../db/sets.ts';
import { queueDesired } from '../desired-settings/desired-settings.ts';
import { noticeBoots } from '../issues/issues.ts';
import { wakeLimits } from '../limits/limits.ts';
import { queueNewPasswords } from './proof/new-passwords.ts';
import { actingAfterBoot, knownQuirks, recogniseQuirks } from './quirks/recognise.ts';

type Read = (BootOutcome & { version: string | null })[];

const readAdmissions = `
select s.admission, o.heartbeat_seconds, state.ocpp_version as version, known.set, known.lifted
from unnest($1::bigint[], $2::bigint[]) with ordinality as f (station_id, organization_id, ord)
join stations s on s.id = f.station_id and ${ofOrganization('s')} join organizations o on o.id = s.organization_id
left join station_state state on state.station_id = s.id left join ${knownQuirks('s.id')} known on true order by f.ord`;

type AdmissionRow = {
  admission: Admission;
  heartbeat_seconds: number;
  version: string | null;
  set: ActingQuirks;
  lifted: string[];
};
const unsaid = { vendor: null, model: null, firmware: null };

const storeBoots = `
with told as (
  select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[])
    as f (organization_id, station_id, epoch, at, vendor, model, serial, firmware, admission)
), state as (
  insert into station_state as s (organization_id, station_id, connection_epoch, booted_at, accepted_at, last_seen_at, vendor, model, serial, firmware)
  select organization_id, station_id, epoch, at, case when admission = 'accepted' then at end, now(), vendor, model, serial, firmware
  from told order by station_id
  on conflict (station_id) do update set booted_at = excluded.booted_at, accepted_at = coalesce(s.accepted_at, excluded.accepted_at),
    last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at), vendor = excluded.vendor, model = excluded.model,
    serial = excluded.serial, firmware = excluded.firmware
  where s.organization_id = excluded.organization_id
)
insert into station_events (organization_id, station_id, kind, status, info, occurred_at, received_at)
select organization_id, station_id, 'boot', admission, firmware, at, at from told`;

export const bootStations: SetFunction<Booted, Read, BootOutcome> = {
  async read(tx, facts) {
    const rows = await tx.query<AdmissionRow>({
      name: 'read-admissions',
      text: readAdmissions,
      values: columns(
        facts,
        ({ origin }) => origin.stationId,
        ({ origin }) => origin.organizationId,
      ),
    });
    return rows.map(({ admission, heartbeat_seconds: heartbeatSeconds, version, set, lifted }, nth) => {
      const quirks = actingAfterBoot(facts[nth]?.fact ?? unsaid, { version, set, lifted });
      return { admission, heartbeatSeconds, quirks, version };
    });
  },
  async write(tx, facts, outcomes) {
    const rows = facts.map((told, index) => ({ ...told, admission: outcomes[index]?.admission ?? 'rejected' }));
    const values = columns(
      rows,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.stationId,
      ({ origin }) => origin.epoch,
      ({ origin }) => origin.receivedAt,
      ({ fact }) => fact.vendor,
      ({ fact }) => fact.model,
      ({ fact }) => fact.serial,
      ({ fact }) => fact.firmware,
      ({ admission }) => admission,
    );
    const origins = facts.map(({ origin }) => origin);
    await Promise.all([
      tx.query({ name: 'store-boots', text: storeBoots, values }),
      noticeBoots(tx, facts),
      wakeLimits(tx, origins, 'booted'),
      queueNewPasswords(tx, origins),
      queueDesired(tx, origins),
      recogniseQuirks(
        tx,
        facts,
        outcomes.map(({ version }) => version),
      ),
    ]);
    for (const { origin } of rows) {
      tx.news.push({ kind: 'station', organizationId: origin.organizationId, stationId: origin.stationId });
    }
    return outcomes;
  },
};
