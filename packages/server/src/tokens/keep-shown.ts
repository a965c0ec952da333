// Keeps the tokens that were shown with what was answered, many at once.
import type { IngestTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import type { Origin } from '../facts.ts';
import { tokenKey, type Verdict } from './rules.ts';

export type Shown = { origin: Origin; token: string; at: Date; verdict: Verdict };

export async function keepShown(tx: IngestTx, shown: readonly Shown[]): Promise<void> {
  if (shown.length === 0) return;
  await tx.query({
    name: 'insert-presentations',
    text: `insert into presentations (organization_id, station_id, token, token_key, decision, reason, shown_at)
      select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])`,
    values: columns(
      shown,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.stationId,
      ({ token }) => token,
      ({ token }) => tokenKey(token),
      ({ verdict }) => verdict.decision,
      ({ verdict }) => verdict.reason,
      ({ at }) => at,
    ),
  });
  for (const { origin } of shown) {
    const { organizationId, stationId } = origin;
    tx.news.push({ kind: 'presentation', organizationId, stationId });
  }
}
