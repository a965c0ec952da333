// The statements that operators read the OCPP log with.
import type { TenantTx } from '../db/doors.ts';
import type { Frame, FrameFilter } from './wire.ts';

/** A call as it was said; of an answer its call. */
export async function findCall(tx: TenantTx, stationId: number, id: number): Promise<string | undefined> {
  const [row] = await tx.query<{ frame: string }>(
    `select c.frame from frames f join frames c on c.organization_id = $1 and c.station_id = $2 and c.message_id = f.message_id
       and c.kind = 'call' and c.id <= f.id and c.direction = case f.kind when 'call' then f.direction when 'result' then
         case f.direction when 'in' then 'out' else 'in' end end
     where f.organization_id = $1 and f.station_id = $2 and f.id = $3 order by c.id desc limit 1`,
    [tx.organizationId, stationId, id],
  );
  return row?.frame;
}

type Wanted = FrameFilter & {
  limit: number;
  /** Words are looked for in the names of actions alone. */
  inActionsOnly: boolean;
};

export function selectFrames(tx: TenantTx, stationId: number, wanted: Wanted): Promise<Frame[]> {
  const { direction, action, errors = false, search, before, after, limit, inActionsOnly } = wanted;
  return tx.query<Frame>(
    `select id, at, direction, kind, action, message_id as "messageId", frame from frames
     where organization_id = $1 and station_id = $2 and ($3::text is null or direction = $3)
       and ($4::text is null or lower(action) = lower($4)) and (not $5::boolean or kind in ('error', 'other'))
       and ($6::text is null
         or position(lower($6) in lower(case when $10::boolean then coalesce(action, '') else frame || coalesce(action, '') end)) > 0)
       and ($7::bigint is null or id < $7) and ($8::bigint is null or id > $8)
     order by id desc limit $9`,
    [
      tx.organizationId,
      stationId,
      direction ?? null,
      action ?? null,
      errors,
      search ?? null,
      before ?? null,
      after ?? null,
      limit,
      inActionsOnly,
    ],
  );
}
