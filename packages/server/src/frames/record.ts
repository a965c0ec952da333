// Writes frames into the OCPP log, many at once.
import type { IngestTx } from '../db/doors.ts';
import { columns } from '../db/sets.ts';
import { headingOf, storable } from './rules.ts';

export type HeardFrame = {
  organizationId: number;
  stationId: number;
  at: Date;
  direction: 'in' | 'out';
  text: string;
};

const record = `
insert into frames (organization_id, station_id, at, direction, kind, action, message_id, frame)
select organization_id, station_id, at, direction, kind, action, message_id, frame
from unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
  with ordinality as f (organization_id, station_id, at, direction, kind, action, message_id, frame, nth) order by nth`;

/** An answer names no action: it has that of its call. Those whose answers may still come, by station, side and message id. */
export type OpenCalls = Map<string, string>;
const mostOpen = 20_000;

export async function recordFrames(tx: IngestTx, heard: readonly HeardFrame[], open: OpenCalls): Promise<void> {
  const frames = heard.map((frame) => ({ ...frame, ...headed(frame, open), frame: storable(frame.text) }));
  const values = columns(
    frames,
    (one) => one.organizationId,
    (one) => one.stationId,
    (one) => one.at,
    (one) => one.direction,
    (one) => one.kind,
    (one) => one.action,
    (one) => one.messageId,
    (one) => one.frame,
  );
  await tx.query({ name: 'record-frames', text: record, values });
}

function headed({ stationId, direction, text }: HeardFrame, open: OpenCalls) {
  const { kind, action, messageId } = headingOf(text);
  if (kind === 'send') return { kind, action, messageId };
  const asker = kind === 'call' ? direction : direction === 'in' ? 'out' : 'in';
  const key = `${stationId} ${asker} ${messageId}`;
  if (kind === 'call' && action !== null) {
    if (open.size >= mostOpen) open.clear();
    open.set(key, action);
    return { kind, action, messageId };
  }
  const answered = open.get(key) ?? null;
  open.delete(key);
  return { kind, action: answered, messageId };
}
