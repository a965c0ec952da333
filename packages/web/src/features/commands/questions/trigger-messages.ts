// Which messages a charging station or one of its points can be asked for; knows no word.

const everywhere = ['MeterValues'] as const;
const ofPoint = ['StatusNotification', ...everywhere] as const;
const ofStation = [
  'BootNotification',
  'Heartbeat',
  ...everywhere,
  'FirmwareStatusNotification',
  'DiagnosticsStatusNotification',
  'SignChargePointCertificate',
] as const;

export type TriggerMessage = (typeof ofPoint)[number] | (typeof ofStation)[number] | 'TransactionEvent';

/** From 2.0.1 on a status belongs to a socket and cannot be asked of the whole station (F06); only there are transactions told. */
export function messagesFor(ocppVersion: string | null, evse: number | null): readonly TriggerMessage[] {
  const isLater = ocppVersion?.startsWith('2') === true;
  if (evse !== null) return isLater ? [...ofPoint, 'TransactionEvent'] : ofPoint;
  return isLater ? ofStation : ['StatusNotification', ...ofStation];
}

export const isTriggerMessage = (text: unknown): text is TriggerMessage =>
  [...ofPoint, ...ofStation, 'TransactionEvent'].some((message) => message === text);
