// BootNotification: what a station says of itself, and whether it is taken in (1.6 §4.2).
import { isRecord, readFilledText } from '../../edge.ts';
import type { ConnectionChange, HandlerOf, Seen } from '../../protocol.ts';
import { writeTime } from '../../times.ts';
import type { BootOutcome, OutcomeOf } from '../../../facts.ts';

const maxLength = 255;
/** Where the boot could not be stored: soon enough to try again, late enough not to press. */
const retrySeconds = 60;

export const bootNotification: HandlerOf<'booted'> = {
  beforeAcceptance: true,
  fact: (request) => ({
    kind: 'booted',
    vendor: readFilledText(request['chargePointVendor'], maxLength),
    model: readFilledText(request['chargePointModel'], maxLength),
    serial:
      readFilledText(request['chargePointSerialNumber'], maxLength) ??
      readFilledText(request['chargeBoxSerialNumber'], maxLength),
    firmware: readFilledText(request['firmwareVersion'], maxLength),
  }),
  answer(outcome, seen) {
    const taken = readOutcome(outcome);
    return {
      status: statuses[taken.admission],
      currentTime: writeTime(seen.now(), seen),
      interval: spread(taken.heartbeatSeconds, seen),
    };
  },
  change(outcome, answer): ConnectionChange | undefined {
    if (!isRecord(answer) || typeof answer['interval'] !== 'number') return undefined;
    return { admission: readOutcome(outcome).admission, heartbeatSeconds: answer['interval'] };
  },
};

const statuses = { accepted: 'Accepted', pending: 'Pending', rejected: 'Rejected' } as const;

function readOutcome(outcome: OutcomeOf<'booted'> | undefined): BootOutcome {
  if (outcome === undefined || 'refused' in outcome) return { admission: 'pending', heartbeatSeconds: retrySeconds };
  return outcome;
}

/** Stations that booted together shall not all beat together: 20 % either way. */
function spread(seconds: number, seen: Seen): number {
  return Math.max(1, Math.round(seconds * (0.8 + 0.4 * seen.random())));
}
