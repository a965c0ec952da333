// Into and out of service, resets, and unlocking: the station, one EVSE, one connector. Each EVSE has one connector.
import type { Requests201 } from '@stationmaster/ocpp';
import type { Point } from '../../point/point.ts';
import type { Commands } from '../command.ts';
import type { Station201 } from '../station.ts';

type Place = { id: number; connectorId?: number };

/** The points that a request is about; none where it names what is not there. */
export function pointsAt({ machine: { points } }: Station201, place: Place | undefined): readonly Point[] {
  if (place === undefined) return points;
  const hasConnector = place.connectorId === undefined || place.connectorId === 1;
  return hasConnector ? points.filter(({ number }) => number === place.id) : [];
}

/** Whether a transaction runs there. */
export function isOpenAt({ tellers }: Station201, { number }: Point): boolean {
  return tellers[number - 1]?.openId !== undefined;
}

function resetStation(station: Station201, type: Requests201['Reset']['type']) {
  const { machine } = station;
  if (type === 'Immediate') {
    return { response: { status: 'Accepted' }, act: () => machine.reset('SoftReset', 'when-told') } as const;
  }
  const status = machine.points.some((point) => isOpenAt(station, point)) ? 'Scheduled' : 'Accepted';
  return { response: { status }, act: () => machine.reset('SoftReset', 'when-idle') } as const;
}

/** An EVSE that starts anew ends its transaction; one that waits for that has nothing to do. */
function resetEvse(station: Station201, { evseId: id = 0, type }: Requests201['Reset']) {
  const [point] = pointsAt(station, { id });
  if (point === undefined) return { response: { status: 'Rejected' } } as const;
  if (type === 'Immediate') return { response: { status: 'Accepted' }, act: () => point.stop('SoftReset') } as const;
  return { response: { status: isOpenAt(station, point) ? 'Scheduled' : 'Accepted' } } as const;
}

export const availabilityCommands = {
  ChangeAvailability: (station, { operationalStatus, evse }) => {
    const points = pointsAt(station, evse);
    if (points.length === 0) return { response: { status: 'Rejected' } };
    const isOperative = operationalStatus === 'Operative';
    const isScheduled = !isOperative && points.some(({ session }) => session !== undefined);
    const act = () => points.forEach((point) => point.setOperative(isOperative));
    return { response: { status: isScheduled ? 'Scheduled' : 'Accepted' }, act };
  },

  Reset: (station, request) =>
    request.evseId === undefined ? resetStation(station, request.type) : resetEvse(station, request),

  UnlockConnector: (station, { evseId: id, connectorId }) => {
    const [point] = pointsAt(station, { id, connectorId });
    if (point === undefined) return { response: { status: 'UnknownConnector' } };
    return { response: { status: point.session === undefined ? 'Unlocked' : 'OngoingAuthorizedTransaction' } };
  },
} satisfies Commands;
