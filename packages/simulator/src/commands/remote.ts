// Remote start and stop.
import type { Requests16 } from '@stationmaster/ocpp';
import type { Machine } from '../machine.ts';
import type { Point } from '../point/point.ts';
import type { Commands } from './command.ts';

/** The point that a remote start means: the named one, else one with a car, else any that is free. */
function pointFor(machine: Machine, request: Requests16['RemoteStartTransaction']): Point | undefined {
  const { connectorId, idTag } = request;
  if (connectorId === undefined && machine.temper.has('remoteStartNeedsConnector')) return undefined;
  const free = machine.points.filter((point) => point.isFreeFor(idTag));
  if (connectorId !== undefined) return free.find(({ number }) => number === connectorId);
  return free.find(({ isPlugged }) => isPlugged) ?? free[0];
}

async function startRemotely(machine: Machine, point: Point, idTag: string): Promise<void> {
  if (machine.configuration.flag('AuthorizeRemoteTxRequests')) {
    const { status, parentIdTag } = await machine.authorization.authorize(idTag);
    if (status === 'Accepted') point.allow(idTag, parentIdTag);
  } else {
    point.allow(idTag);
  }
}

export const remoteCommands = {
  RemoteStartTransaction: (machine, request) => {
    const point = pointFor(machine, request);
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => void startRemotely(machine, point, request.idTag) };
  },

  RemoteStopTransaction: ({ points }, { transactionId }) => {
    const point = points.find((candidate) => candidate.transactionId === transactionId);
    if (point === undefined) return { response: { status: 'Rejected' } };
    return { response: { status: 'Accepted' }, act: () => point.stop('Remote') };
  },
} satisfies Commands;
