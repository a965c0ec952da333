// Who may charge: reads what the decision needs for a whole batch at once, and asks the rules.
import type { DecisionReason, Told, TokenOutcome, TokenShown } from '../facts.ts';
import { askedTogether, columns, ofOrganization, type Batch, type SetFunction } from '../db/sets.ts';
import type { TenantTx, Tx } from '../db/doors.ts';
import { keepShown } from './keep-shown.ts';
import { decide, tokenKey, type Circumstances, type Verdict } from './rules.ts';

/** Who asks: a token (or none, where charging may be free) at a station, at an instant. `evse` is null when nothing starts. */
export type Asked = { organizationId: number; stationId: number; token: string | null; at: Date; evse: number | null };

const circumstancesOf = `
select f.ord, s.group_id is null as orphan, s.disabled, coalesce(e.disabled, false) as point_disabled,
  coalesce(s.free_charging,
    (select g.free_charging from group_ancestors a join groups g on g.id = a.ancestor_id
      where a.group_id = s.group_id and g.free_charging is not null order by a.depth limit 1),
    o.free_charging) as free_charging,
  o.several_sessions_per_token, o.drivers_without_rights,
  (f.at at time zone o.time_zone)::date::text as local_day,
  t.id as token_id, t.name as token_name, t.active as token_active,
  t.valid_from::text, t.valid_to::text, (t.valid_to + 1)::timestamp at time zone o.time_zone as expires_at,
  d.id as driver_id, concat_ws(' ', nullif(d.first_name, ''), nullif(d.last_name, '')) as driver_name, d.active as driver_active,
  dg.id as driver_group_id, dg.active as driver_group_active,
  exists (select 1 from access_rights r where r.driver_id = d.id) as has_rights,
  exists (select 1 from access_rights r where r.driver_id = d.id and r.station_id = s.id) as right_to_station,
  exists (select 1 from access_rights r join group_ancestors a on a.ancestor_id = r.group_id
    where r.driver_id = d.id and a.group_id = s.group_id) as right_to_group,
  f.evse is not null and exists (select 1 from sessions x
    where x.organization_id = s.organization_id and x.token_key = f.token_key and x.ended_at is null and x.decision = 'Accepted'
      and x.heard_at > now() - interval '12 hours' and x.transaction_id <> all ($6::bigint[])
      and (x.station_transaction is null or x.station_id || ' ' || x.station_transaction <> all ($7::text[]))
      and not (x.station_id = s.id and x.evse = f.evse)) as running_elsewhere
from unnest($1::integer[], $2::bigint[], $3::text[], $4::timestamptz[], $5::integer[], $8::bigint[])
  as f (ord, station_id, token_key, at, evse, organization_id)
join stations s on s.id = f.station_id and ${ofOrganization('s')}
join organizations o on o.id = s.organization_id
left join evses e on e.station_id = s.id and e.evse = f.evse
left join tokens t on t.organization_id = s.organization_id and t.token_key = f.token_key
left join drivers d on d.id = t.driver_id
left join driver_groups dg on dg.id = d.driver_group_id`;

async function selectCircumstances(
  tx: Tx,
  asked: readonly Asked[],
  batch: Batch,
): Promise<(Circumstances | undefined)[]> {
  const [ords, stations, keys, instants, evses, organizations] = columns(
    asked.map((one, ord) => ({ ...one, ord })),
    (one) => one.ord,
    (one) => one.stationId,
    (one) => (one.token === null ? null : tokenKey(one.token)),
    (one) => one.at,
    (one) => one.evse,
    (one) => one.organizationId,
  );
  const rows = await tx.query<Circumstances & { ord: number }>({
    name: 'circumstances',
    text: circumstancesOf,
    values: [
      ords,
      stations,
      keys,
      instants,
      evses,
      batch.endingTransactionIds,
      batch.endingTransactions,
      organizations,
    ],
  });
  const known: (Circumstances | undefined)[] = Array.from({ length: asked.length });
  for (const row of rows) known[row.ord] = row;
  return known;
}

/** What is known about each who asks, in the order asked; undefined where the station is gone. */
export const readCircumstances = askedTogether(selectCircumstances);

/** The decision for one who wants to start, by somebody else's hand: a remote start. */
export async function judge(tx: TenantTx, asked: Omit<Asked, 'organizationId'>): Promise<Verdict> {
  const { organizationId } = tx;
  const [known] = await readCircumstances(tx, [{ ...asked, organizationId }], loneBatch);
  if (known === undefined) return { decision: 'Invalid', reason: 'token_unknown' };
  return decide(known, { starting: asked.evse !== null, tokenShown: asked.token !== null });
}

const loneBatch: Batch = { endingTransactionIds: [], endingTransactions: [], accepted: new Set() };

const stranger: TokenOutcome = { decision: 'Invalid', reason: 'token_unknown', expiresAt: null, driverGroupId: null };

function outcomeOf(circumstances: Circumstances | undefined): TokenOutcome {
  if (circumstances === undefined) return stranger;
  const { decision, reason }: { decision: TokenOutcome['decision']; reason: DecisionReason } = decide(circumstances, {
    starting: false,
    tokenShown: true,
  });
  return {
    decision,
    reason,
    expiresAt: circumstances.expires_at,
    driverGroupId: circumstances.driver_group_id,
  };
}

export const showTokens: SetFunction<TokenShown, (Circumstances | undefined)[], TokenOutcome> = {
  read: (tx, facts, batch) => readCircumstances(tx, facts.map(askedBy), batch),
  async write(tx, facts, circumstances) {
    const outcomes = circumstances.map(outcomeOf);
    const shown = facts.flatMap(({ origin, fact }, nth) => {
      const verdict = outcomes[nth];
      return verdict === undefined ? [] : [{ origin, token: fact.token, at: origin.receivedAt, verdict }];
    });
    await keepShown(tx, shown);
    return outcomes;
  },
};

function askedBy({ origin, fact }: Told<TokenShown>): Asked {
  return {
    organizationId: origin.organizationId,
    stationId: origin.stationId,
    token: fact.token,
    at: origin.receivedAt,
    evse: null,
  };
}
