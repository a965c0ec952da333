// TransactionEvent: a transaction begins, goes on or ends, in one kind of message with most of it left out at times (2.0.1 E).
import type { FactOf, OutcomeOf, Reading, TransactionTold } from '../../../facts.ts';
import { isRecord, readEvse, readFilledText, readInteger } from '../../edge.ts';
import type { HandlerOf, Payload, Seen } from '../../protocol.ts';
import { readReadings } from '../../readings.ts';
import { readTime } from '../../times.ts';
import { idTokenInfo, readIdToken, undecided } from '../id-token.ts';
import { readSampledValues } from '../metering/sampled-values.ts';

type Kind = 'transactionTold' | 'sessionStarted' | 'sessionSampled' | 'sessionEnded';

export const transactionEvent: HandlerOf<Kind> = {
  transactional: true,
  fact(request, seen) {
    const told = readEvent(request, seen);
    return told.transaction === '' ? withoutName(told) : told;
  },
  answer: (outcome, seen, request) => answerTo(outcome, readIdToken(request['idToken']) !== null, seen),
};

function answerTo(outcome: OutcomeOf<Kind> | undefined, tokenShown: boolean, seen: Seen): object {
  if (outcome === undefined || !tokenShown) return {};
  if ('refused' in outcome) return { idTokenInfo: undecided };
  if ('decision' in outcome) return { idTokenInfo: idTokenInfo(outcome, seen) };
  return 'shown' in outcome && outcome.shown !== null ? { idTokenInfo: idTokenInfo(outcome.shown, seen) } : {};
}

function readEvent(request: Payload, seen: Seen): TransactionTold {
  const info = isRecord(request['transactionInfo']) ? request['transactionInfo'] : {};
  const event = eventOf(request['eventType'], info, seen);
  const trigger = readFilledText(request['triggerReason'], 64);
  const transaction = readFilledText(info['transactionId'], 255) ?? '';
  const evse = (isRecord(request['evse']) ? readEvse(request['evse']['id']) : null) || null;
  const shown = readIdToken(request['idToken']);
  const stops = event === 'ended' || trigger === 'StopAuthorized';
  return {
    kind: 'transactionTold',
    transaction,
    seqNo: readInteger(request['seqNo']),
    event,
    trigger,
    offline: request['offline'] === true,
    evse,
    token: stops ? null : shown,
    stopToken: stops ? shown || null : null,
    remoteStartId: readInteger(info['remoteStartId']),
    chargingState: readFilledText(info['chargingState'], 64),
    stopReason: readFilledText(info['stoppedReason'], 64),
    when: readTime(request['timestamp'], seen),
    ...readMetered(request['meterValue'], { belonging: `transaction ${transaction}`, ends: event === 'ended' }, seen),
  };
}

const events = new Map<unknown, TransactionTold['event']>([
  ['Started', 'started'],
  ['Updated', 'updated'],
  ['Ended', 'ended'],
]);

/** What is none of the three is news of a transaction all the same, and an end where a reason to stop is given. */
function eventOf(value: unknown, info: Payload, seen: Seen): TransactionTold['event'] {
  const event = events.get(value);
  if (event !== undefined) return event;
  seen.deviate('unknown-event', String(value).slice(0, 40));
  return info['stoppedReason'] === undefined ? 'updated' : 'ended';
}

type Metering = Pick<TransactionTold, 'meterStartWh' | 'meterStopWh'> & { readings: Reading[] };

function readMetered(meterValue: unknown, of: { belonging: string; ends: boolean }, seen: Seen): Metering {
  let meterStartWh: number | null = null;
  let meterStopWh: number | null = null;
  const meter = (values: readonly unknown[]) => {
    const { beginWh, endWh, ...metered } = readSampledValues(values, of.ends ? ['begin', 'end'] : ['begin'], seen);
    meterStartWh ??= beginWh;
    meterStopWh = endWh ?? meterStopWh;
    return metered;
  };
  const readings = readReadings(meterValue, { belonging: of.belonging, meter }, seen);
  return { meterStartWh, meterStopWh, readings };
}

/** An event that names no transaction is taken as 1.6 would tell it, and attached by what else fits (T-5). */
function withoutName(told: TransactionTold): FactOf<Kind> | undefined {
  const { event, token, stopToken, meterStartWh, meterStopWh, stopReason: reason, when, readings } = told;
  const evse = told.evse ?? 0;
  if (event === 'started') return { kind: 'sessionStarted', evse, token: token || null, meterStartWh, when };
  if (event === 'ended') {
    return { kind: 'sessionEnded', transactionId: 0, token: stopToken, meterStopWh, reason, when, readings };
  }
  return readings.length === 0 ? undefined : { kind: 'sessionSampled', evse, transactionId: null, readings };
}
