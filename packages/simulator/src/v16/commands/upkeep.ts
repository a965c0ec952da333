// Firmware, diagnostics and triggered messages: the sequence of statuses that a willing station goes through.
import type { Requests16 } from '@stationmaster/ocpp';
import { tellInSteps } from '../../commands/steps.ts';
import type { Commands } from '../command.ts';
import type { Station16 } from '../station.ts';

function trigger({ machine, tell }: Station16, request: Requests16['TriggerMessage']): void {
  const { requestedMessage, connectorId } = request;
  switch (requestedMessage) {
    case 'BootNotification':
      return void machine.boot.ask('Triggered');
    case 'Heartbeat':
      return tell('Heartbeat', {});
    case 'StatusNotification':
      return connectorId === undefined ? machine.statuses.tellAll() : machine.statuses.tell(connectorId);
    case 'MeterValues':
      for (const point of machine.points) {
        if (connectorId === undefined || connectorId === point.number) point.sample('Trigger');
      }
      return undefined;
    case 'FirmwareStatusNotification':
      return tell('FirmwareStatusNotification', { status: 'Idle' });
    case 'DiagnosticsStatusNotification':
      return tell('DiagnosticsStatusNotification', { status: 'Idle' });
  }
}

export const upkeepCommands = {
  UpdateFirmware: ({ machine, tell }, { retrieveDate }) => {
    const statuses = ['Downloading', 'Downloaded', 'Installing', 'Installed'] as const;
    const tellStatus = (status: (typeof statuses)[number]) => tell('FirmwareStatusNotification', { status });
    return { response: {}, act: () => tellInSteps(machine, Date.parse(retrieveDate), statuses, tellStatus) };
  },

  GetDiagnostics: ({ machine, tell }) => {
    const statuses = ['Uploading', 'Uploaded'] as const;
    const tellStatus = (status: (typeof statuses)[number]) => tell('DiagnosticsStatusNotification', { status });
    const fileName = `diagnostics-${machine.options.identifier}.txt`;
    return { response: { fileName }, act: () => tellInSteps(machine, 0, statuses, tellStatus) };
  },

  TriggerMessage: (station, request) => {
    const { connectorId } = request;
    if (connectorId !== undefined && connectorId !== 0 && station.machine.points[connectorId - 1] === undefined) {
      return { response: { status: 'Rejected' } };
    }
    return { response: { status: 'Accepted' }, act: () => trigger(station, request) };
  },
} satisfies Commands;
