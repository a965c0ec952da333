// Reservations of charging points, in their simplest form: one at a point, none for the station as a whole.
import type { Requests16, Responses16 } from '@stationmaster/ocpp';
import type { Machine } from '../../machine.ts';
import type { Commands } from '../command.ts';

type Outcome = Responses16['ReserveNow']['status'];

function outcomeOf(machine: Machine, { connectorId, reservationId }: Requests16['ReserveNow']): Outcome {
  const point = machine.points[connectorId - 1];
  if (point === undefined) return 'Rejected';
  if (point.reservation?.id === reservationId) return 'Accepted';
  switch (point.status) {
    case 'Available':
      return 'Accepted';
    case 'Faulted':
      return 'Faulted';
    case 'Unavailable':
      return 'Unavailable';
    default:
      return 'Occupied';
  }
}

export const reservationCommands = {
  ReserveNow: ({ machine }, request) => {
    const status = outcomeOf(machine, request);
    const { connectorId, reservationId: id, idTag, parentIdTag: groupId, expiryDate } = request;
    const reserve = () => {
      const untilMs = Date.parse(expiryDate);
      machine.points[connectorId - 1]?.reserve({ id, idTag, groupId, untilMs });
    };
    return { response: { status }, act: () => status === 'Accepted' && reserve() };
  },

  CancelReservation: ({ machine: { points } }, { reservationId }) => {
    const point = points.find(({ reservation }) => reservation?.id === reservationId);
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => point.reserve(undefined) };
  },
} satisfies Commands;
