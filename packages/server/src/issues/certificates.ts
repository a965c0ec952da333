// Opens an issue where the certificate that a station proves itself by, or the authority it stands on, ends soon or has ended.
import type { IngestTx } from '../db/doors.ts';
import { ofOrganization } from '../db/sets.ts';
import { announcing, closeSql, openOnceSql } from './notice.ts';
import { certificateStageSql, isWatchedSql } from './rules.ts';

/** The certificate in use is the one that was shown last. It is worth nothing after its authority's own. */
const inUse = `lateral (select least(c.valid_to,
    (select max(a.valid_to) from certificate_authorities a
     join group_ancestors above on above.ancestor_id = a.home_group_id and ${ofOrganization('above', 'a')}
     where a.organization_id = c.organization_id and a.subject = c.issuer and above.group_id = station.group_id)) as ends
  from station_certificates c where c.station_id = station.id and ${ofOrganization('c', 'station')} and c.revoked_at is null
  order by c.last_shown_at desc limit 1) used`;

const stage = certificateStageSql('used.ends');

/** True for an open issue `o` about a certificate of the `station` that no longer ends soon. */
export const isCertificateFine = `(${isWatchedSql} and station.proof = 'certificate'
  and exists (select from ${inUse} where ${stage} is not null)) is not true`;

/** Each stage is an issue anew, which nobody has acknowledged and everybody is told of. */
export async function closePassedStages(tx: IngestTx, now: Date): Promise<void> {
  await announcing(tx, {
    name: 'close-passed-stages',
    text: closeSql(`
      select o.id, o.organization_id, $1::timestamptz as at from issues o
      join stations station on station.id = o.station_id and ${ofOrganization('station', 'o')} cross join ${inUse}
      where o.kind = 'certificate_expiring' and o.closed_at is null and ${stage} <> o.code order by o.id for update of o`),
    values: [now],
  });
}

export function openExpiring(tx: IngestTx, now: Date, atOnce: number): Promise<number> {
  return announcing(tx, {
    name: 'open-expiring',
    text: openOnceSql(`
      select station.organization_id, station.id, 0, 'certificate_expiring', '', ${stage},
        to_char(used.ends at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 1, $1, $1, $1, $1
      from stations station cross join ${inUse}
      where ${isWatchedSql} and station.proof = 'certificate' and ${stage} is not null
        and not exists (select from issues known
          where known.station_id = station.id and ${ofOrganization('known', 'station')}
            and known.kind = 'certificate_expiring' and known.closed_at is null)
      order by station.id limit ${atOnce}`),
    values: [now],
  });
}
