// What was changed in a station is read back from it: its answer says that it took the value, not what it made of it.
import type { CommandAnswered, Told } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';

// A secret is never given back, and nothing is kept of it. Limits are read back by themselves.
const queue = `
insert into commands (id, organization_id, station_id, intent, arguments, operator_id, api_key_id, queued_at)
select gen_random_uuid(), c.organization_id, c.station_id, 'refreshConfiguration',
  jsonb_build_object('intent', 'refreshConfiguration', 'keys', jsonb_build_array(c.arguments ->> 'key')),
  c.operator_id, c.api_key_id, f.at
from unnest($1::bigint[], $2::uuid[], $3::timestamptz[]) as f (organization_id, id, at)
join commands c on c.id = f.id and ${ofOrganization('c')}
where c.intent = 'changeSetting' and c.arguments ->> 'key' !~* '(authorizationkey|basicauthpassword)'
  and not exists (select from limits l where l.station_id = c.station_id and l.command_id = c.id)`;

export async function readBack(tx: IngestTx, answers: readonly Told<CommandAnswered>[]): Promise<void> {
  const accepted = answers.filter(({ fact }) => fact.state === 'accepted');
  if (accepted.length === 0) return;
  const values = columns(
    accepted,
    ({ origin }) => origin.organizationId,
    ({ fact }) => fact.commandId,
    ({ origin }) => origin.receivedAt,
  );
  await tx.query({ name: 'read-settings-back', text: queue, values });
}
