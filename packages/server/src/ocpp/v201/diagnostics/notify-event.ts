// NotifyEvent: what a station's monitors noticed (2.0.1 N07); a socket's state may be told so instead of by its own message.
import type { PointStatus } from '../../../facts.ts';
import { isRecord, readEvse, readFilledText } from '../../edge.ts';
import type { HandlerOf, Payload, Seen } from '../../protocol.ts';
import { readTime } from '../../times.ts';
import { kept } from '../notes.ts';

const whole = kept('NotifyEvent');

export const notifyEvent: HandlerOf<'pointStatus' | 'stationNoted'> = {
  fact(request, seen) {
    const events: unknown[] = Array.isArray(request['eventData']) ? request['eventData'] : [];
    const [status, ...others] = events.flatMap((event) => readStatus(event, seen) ?? []);
    // Several at once stay together as they came.
    return status !== undefined && others.length === 0 ? status : whole.fact(request, seen);
  },
  answer: whole.answer,
};

function readStatus(event: unknown, seen: Seen): PointStatus | undefined {
  if (!isRecord(event) || !isRecord(event['component']) || !isRecord(event['variable'])) return undefined;
  const place: Payload = isRecord(event['component']['evse']) ? event['component']['evse'] : {};
  const isState = event['component']['name'] === 'Connector' && event['variable']['name'] === 'AvailabilityState';
  const evse = readEvse(place['id']);
  const status = readFilledText(event['actualValue'], 64);
  if (!isState || evse === null || status === null) return undefined;
  const connector = readEvse(place['connectorId']);
  return {
    kind: 'pointStatus',
    evse,
    ...(connector !== null && { connector }),
    status,
    errorCode: null,
    info: readFilledText(event['techInfo'], 1000),
    vendorId: null,
    vendorErrorCode: readFilledText(event['techCode'], 255),
    when: readTime(event['timestamp'], seen),
  };
}
