// Remote start and stop.
import { pointFor, startRemotely } from '../../commands/remote-start.ts';
import type { Commands } from '../command.ts';

export const remoteCommands = {
  RemoteStartTransaction: ({ machine }, { connectorId, idTag }) => {
    const point = pointFor(machine, connectorId, idTag);
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => void startRemotely(machine, point, { idTag }) };
  },

  RemoteStopTransaction: ({ machine: { points } }, { transactionId }) => {
    const point = points.find((candidate) => candidate.transactionId === transactionId);
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => point.stop('Remote') };
  },
} satisfies Commands;
