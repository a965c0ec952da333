// Reservations of EVSEs, in their simplest form: one at an EVSE; without one named, any that is free.
import { reservationOutcome } from '../../commands/reserve.ts';
import type { Commands } from '../command.ts';

export const reservationCommands = {
  ReserveNow: ({ machine: { points } }, { id, evseId, idToken, groupIdToken, expiryDateTime }) => {
    const named = evseId === undefined ? points.find(({ status }) => status === 'Available') : points[evseId - 1];
    const point = evseId === undefined ? (named ?? points[0]) : named;
    const status = reservationOutcome(point, id);
    const untilMs = Date.parse(expiryDateTime);
    const reservation = { id, idTag: idToken.idToken, groupId: groupIdToken?.idToken, untilMs };
    return { response: { status }, act: () => status === 'Accepted' && point?.reserve(reservation) };
  },

  CancelReservation: ({ machine: { points } }, { reservationId }) => {
    const point = points.find(({ reservation }) => reservation?.id === reservationId);
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => point.reserve(undefined) };
  },
} satisfies Commands;
