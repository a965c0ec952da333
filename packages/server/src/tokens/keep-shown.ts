// Keeps the tokens that were shown with what was answered, many at once.
import type { IngestTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import type { Told, TokenOutcome, TokenShown } from '../facts.ts';
import { tokenKey } from './rules.ts';

export async function keepShown(
  tx: IngestTx,
  facts: readonly Told<TokenShown>[],
  outcomes: readonly TokenOutcome[],
): Promise<void> {
  const shown = facts.flatMap(({ origin, fact }, nth) => {
    const outcome = outcomes[nth];
    return outcome === undefined ? [] : [{ origin, fact, outcome }];
  });
  await tx.query({
    name: 'insert-presentations',
    text: `insert into presentations (organization_id, station_id, token, token_key, decision, reason, shown_at)
      select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::timestamptz[])`,
    values: columns(
      shown,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.stationId,
      ({ fact }) => fact.token,
      ({ fact }) => tokenKey(fact.token),
      ({ outcome }) => outcome.decision,
      ({ outcome }) => outcome.reason,
      ({ origin }) => origin.receivedAt,
    ),
  });
}
