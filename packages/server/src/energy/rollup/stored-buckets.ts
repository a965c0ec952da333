// Replaces the rollup of sessions with what their curves say, in hours or in quarters (E-15). The only place that writes it.
import type { IngestTx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';
import { bucketWidthMs } from './buckets.ts';
import type { Curve } from '../counting/counting.ts';
import { bucketsOf } from '../counting/curve.ts';

export type Cut = {
  id: number;
  organizationId: number;
  timeZone: string;
  curve: Curve;
};

const insertBuckets = `
insert into energy_buckets (organization_id, session_id, station_id, evse, bucket_at, energy_wh)
select s.organization_id, s.id, s.station_id, s.evse, f.bucket_at, f.energy_wh
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bigint[]) as f (organization_id, session_id, bucket_at, energy_wh)
join sessions s on s.id = f.session_id and ${ofOrganization('s')}`;

/** Whoever calls this holds the sessions' rows, so that no two replace the same. */
export async function replaceBuckets(tx: IngestTx, sessions: readonly Cut[]): Promise<void> {
  await tx.query({
    name: 'delete-buckets',
    text: 'delete from energy_buckets where session_id = any ($1)',
    values: [sessions.map(({ id }) => id)],
  });
  const buckets = sessions.flatMap((session) =>
    bucketsOf(session.curve, bucketWidthMs(session.timeZone)).map((bucket) => ({ session, bucket })),
  );
  if (buckets.length === 0) return;
  const values = columns(
    buckets,
    ({ session }) => session.organizationId,
    ({ session }) => session.id,
    ({ bucket }) => new Date(bucket.atMs),
    ({ bucket }) => bucket.wh,
  );
  await tx.query({ name: 'insert-buckets', text: insertBuckets, values });
}
