// Messages that the central system asks for.
import type { Requests201 } from '@stationmaster/ocpp';
import type { Point } from '../../point/point.ts';
import type { Commands } from '../command.ts';
import type { Station201 } from '../station.ts';
import { isOpenAt, pointsAt } from './availability.ts';

type Message = Requests201['TriggerMessage']['requestedMessage'];

/** What sends each message about the points that are meant; others are not implemented. */
const sending: Partial<Record<Message, (station: Station201, points: readonly Point[]) => void>> = {
  BootNotification: ({ machine }) => void machine.boot.ask('Triggered'),
  FirmwareStatusNotification: ({ tell }) => tell('FirmwareStatusNotification', { status: 'Idle' }),
  Heartbeat: ({ tell }) => tell('Heartbeat', {}),
  LogStatusNotification: ({ tell }) => tell('LogStatusNotification', { status: 'Idle' }),
  MeterValues: (_station, points) => points.forEach((point) => point.sample('Trigger')),
  StatusNotification: ({ machine }, points) => points.forEach(({ number }) => machine.statuses.tell(number)),
  TransactionEvent: ({ tellers }, points) => points.forEach(({ number }) => tellers[number - 1]?.tellNow()),
};

export const triggerCommands = {
  TriggerMessage: (station, { requestedMessage, evse }) => {
    const send = sending[requestedMessage];
    if (send === undefined) return { response: { status: 'NotImplemented' } };
    const points = pointsAt(station, evse);
    const isAboutNothing = requestedMessage === 'TransactionEvent' && !points.some((point) => isOpenAt(station, point));
    if (points.length === 0 || isAboutNothing) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => send(station, points) };
  },
} satisfies Commands;
