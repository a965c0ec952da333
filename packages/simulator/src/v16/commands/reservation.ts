// Reservations of charging points, in their simplest form: one at a point, none for the station as a whole.
import { reservationOutcome } from '../../commands/reserve.ts';
import type { Commands } from '../command.ts';

export const reservationCommands = {
  ReserveNow: (
    { machine: { points } },
    { connectorId, reservationId: id, idTag, parentIdTag: groupId, expiryDate },
  ) => {
    const point = points[connectorId - 1];
    const status = reservationOutcome(point, id);
    const act = () => status === 'Accepted' && point?.reserve({ id, idTag, groupId, untilMs: Date.parse(expiryDate) });
    return { response: { status }, act };
  },

  CancelReservation: ({ machine: { points } }, { reservationId }) => {
    const point = points.find(({ reservation }) => reservation?.id === reservationId);
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => point.reserve(undefined) };
  },
} satisfies Commands;
