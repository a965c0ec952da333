// Hands queued commands to the node that holds their station; the row moves from queued to sent before a frame leaves.
import type { CommandContext, Intent } from '../intents.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import { keptArguments } from './answer.ts';

export type ClaimedCommand = Omit<CommandContext, 'newPassword' | 'fileAddress'> & {
  id: string;
  organizationId: number;
  stationId: number;
  epoch: number;
  intent: Intent;
};

/**
 * The oldest queued command of each station held, if none is on its way there; at most one per station (F-5). What went out
 * on an earlier connection holds up nothing: if its node has died, nobody will tell its end soon.
 */
export async function claimQueued(
  tx: IngestTx,
  held: readonly { stationId: number; epoch: number }[],
  { now, limitKeys }: { now: Date; limitKeys: readonly string[] },
): Promise<ClaimedCommand[]> {
  const rows = await tx.query<ClaimedCommand>({
    name: 'claim-commands',
    text: `with next as (
        select distinct on (c.station_id) c.id, f.epoch
        from unnest($1::bigint[], $2::bigint[]) as f (station_id, epoch)
        join commands c on c.station_id = f.station_id and c.state = 'queued'
        join station_state s on s.station_id = f.station_id and s.connection_epoch = f.epoch
        where not exists (select 1 from commands w
          where w.station_id = f.station_id and w.state = 'sent' and w.connection_epoch = f.epoch)
        order by c.station_id, c.queued_at, c.id
      )
      update commands c set state = 'sent', sent_at = $3, state_since = now(), connection_epoch = next.epoch from next
      where c.id = next.id and c.state = 'queued'
      returning c.id, c.organization_id as "organizationId", c.station_id as "stationId", next.epoch, c.arguments as intent,
        c.remote_start_id as number,
        (select s.station_transaction from sessions s
          where s.transaction_id = (c.arguments ->> 'transactionId')::integer and s.station_id = c.station_id) as transaction,
        (select l.sending from local_lists l where l.command_id = c.id and l.station_id = c.station_id) as "tokenList",
        (select coalesce(json_object_agg(l.key, l.value), '{}') from settings l
          where l.station_id = c.station_id and l.key = any ($4) and l.value is not null) as limits`,
    values: [
      ...columns(
        held,
        (one) => one.stationId,
        (one) => one.epoch,
      ),
      now,
      limitKeys,
    ],
  });
  announce(tx, rows);
  return rows;
}

const giveUp = `update commands c set state = case when c.state = 'sent' then 'unknown' else 'failed' end, answered_at = $1,
  detail = case when c.state = 'sent' then 'No answer is known: the server was restarted while it waited.'
    else 'The charging station went away before it could be sent.' end, arguments = ${keptArguments}`;
const givenUp = `returning c.id, c.organization_id as "organizationId", c.station_id as "stationId"`;
type GivenUp = { id: string; organizationId: number; stationId: number };

const usualPatienceMs = 120_000;
const patienceBegan = 'now() - make_interval(secs => $2)';

/**
 * Commands that nobody will answer any more: sent by a node that died, or queued for a station that went away. One that waits
 * its turn behind another is neither.
 */
export async function giveUpStale(tx: IngestTx, now: Date, patienceMs = usualPatienceMs): Promise<void> {
  const rows = await tx.query<GivenUp>(
    `${giveUp} where c.state in ('queued', 'sent') and c.state_since < ${patienceBegan} and not (c.state = 'queued' and exists (
       select from commands w where w.station_id = c.station_id and w.state = 'sent' and w.state_since >= ${patienceBegan})) ${givenUp}`,
    [now, patienceMs / 1000],
  );
  announce(tx, rows);
}

/** All that was on its way to these stations, whose node has died: nobody waits two minutes for it. */
export async function giveUpOf(
  tx: IngestTx,
  stations: readonly { organizationId: number; stationId: number }[],
  now: Date,
): Promise<void> {
  if (stations.length === 0) return;
  const places = columns(
    stations,
    ({ organizationId }) => organizationId,
    ({ stationId }) => stationId,
  );
  const rows = await tx.query<GivenUp>(
    `${giveUp} from unnest($2::bigint[], $3::bigint[]) as f (organization_id, station_id)
     where c.station_id = f.station_id and ${ofOrganization('c')} and c.state in ('queued', 'sent') ${givenUp}`,
    [now, ...places],
  );
  announce(tx, rows);
}

function announce(tx: IngestTx, rows: readonly GivenUp[]): void {
  for (const { id, organizationId, stationId } of rows)
    tx.news.push({ kind: 'command', organizationId, stationId, id });
}
