// A bulk command half way, as rows, for its picture: nobody gives out what it still holds.
import { randomUUID } from 'node:crypto';
import type { RunningHouse } from '../house/house.ts';
import { pictured } from './moment.ts';
import { inOrganization } from '../house/scene.ts';

/** The end of each, in the order of the stations' names, which begins again when it is through. */
const ends = ['accepted', 'accepted', 'rejected', 'accepted', 'sent', 'accepted', 'held', 'held'];

export function paintCampaign(house: RunningHouse): Promise<void> {
  return inOrganization(house, async (tx) => {
    const id = randomUUID();
    const [operator] = await tx.query<{ id: number }>("select id from operators where username = 'alpha'");
    const intent = { intent: 'reset', resetKind: 'soft' };
    const begun = new Date(pictured.getTime() - 20_000);
    await tx.query(
      `insert into campaigns (id, organization_id, intent, arguments, station_count, operator_id, idempotency_key, created_at,
         given_out_at)
       select $1::uuid, $2, 'reset', $3, count(*), $4, 'pictured', $5, $5 from stations where organization_id = $2`,
      [id, tx.organizationId, intent, operator?.id, begun],
    );
    await tx.query(
      `insert into commands (id, organization_id, station_id, intent, arguments, state, status, detail, operator_id, campaign_id,
         queued_at, sent_at, answered_at)
       select gen_random_uuid(), $2, s.id, 'reset', $3, e.state, case when e.state = 'rejected' then 'Rejected' end,
         case when e.state = 'failed' then 'The charging station is offline.' end, $4, $1::uuid, $5::timestamptz,
         case when e.state not in ('held', 'failed') then $5 + interval '1 second' end,
         case when e.state not in ('held', 'sent') then $5 + interval '2 seconds' end
       from (select s.id, t.connected, row_number() over (order by s.search_key) as nth
         from stations s join station_state t on t.station_id = s.id where s.organization_id = $2) s
       cross join lateral (select case when s.connected then ($6::text[])[1 + (s.nth - 1) % 8] else 'failed' end as state) e`,
      [id, tx.organizationId, intent, operator?.id, begun, ends],
    );
  });
}
