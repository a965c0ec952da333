// The actions that 2.1 adds for stations: kept, and answered with what is true of this server, which does none of it.
import { isRecord, readFilledText, readInteger } from '../edge.ts';
import type { HandlerOf, Payload } from '../protocol.ts';
import { writeTime } from '../times.ts';
import { kept } from '../v201/notes.ts';

const refusal = (reasonCode: string, additionalInfo: string) => ({
  status: 'Rejected',
  statusInfo: { reasonCode, additionalInfo },
});

export const batterySwap = kept('BatterySwap');
export const closePeriodicEventStream = kept('ClosePeriodicEventStream');
export const notifyDERAlarm = kept('NotifyDERAlarm');
export const notifyDERStartStop = kept('NotifyDERStartStop');
/** Charging goes on without one; Rejected would say that nothing is known of the vehicle's needs. */
export const notifyEVChargingNeeds = kept('NotifyEVChargingNeeds', { status: 'NoChargingProfile' });
export const notifyPriorityCharging = kept('NotifyPriorityCharging');
/** No receipt is made here: what the station names is its own. */
export const notifySettlement = kept('NotifySettlement');
export const notifyWebPaymentStarted = kept('NotifyWebPaymentStarted');
export const openPeriodicEventStream = kept(
  'OpenPeriodicEventStream',
  refusal('UnsupportedRequest', 'Streams are not kept here.'),
);
export const pullDynamicScheduleUpdate = kept(
  'PullDynamicScheduleUpdate',
  refusal('NotFound', 'No schedule is changed from here.'),
);
export const reportDERControl = kept('ReportDERControl');

/** A SEND wants no answer. Who calls it all the same is told that it came, and nothing is kept of a stream never opened. */
export const notifyPeriodicEventStream: HandlerOf<never> = {
  fact(_request, seen) {
    seen.deviate('called-not-sent', 'NotifyPeriodicEventStream');
    return undefined;
  },
  answer: () => ({}),
};

const chain = kept('GetCertificateChainStatus');

/** Nobody was asked about the certificates, so nothing is known of them, and that holds no longer than now. */
export const getCertificateChainStatus: HandlerOf<'stationNoted'> = {
  fact: chain.fact,
  answer: (_outcome, seen, { certificateStatusRequests: asked }) => ({
    certificateStatus: (Array.isArray(asked) ? asked.filter(isRecord) : []).map((one: Payload) => ({
      certificateHashData: one['certificateHashData'],
      source: one['source'],
      status: 'Failed',
      nextUpdate: writeTime(seen.now(), seen),
    })),
  }),
};

const vat = kept('VatNumberValidation');

/** No register of companies is asked: a number that nobody checked is not said to be right. */
export const vatNumberValidation: HandlerOf<'stationNoted'> = {
  fact: vat.fact,
  answer(_outcome, _seen, { vatNumber, evseId }) {
    const evse = readInteger(evseId);
    return {
      vatNumber: readFilledText(vatNumber, 20) ?? '',
      ...(evse !== null && { evseId: evse }),
      ...refusal('UnsupportedRequest', 'VAT numbers are not checked here.'),
    };
  },
};
