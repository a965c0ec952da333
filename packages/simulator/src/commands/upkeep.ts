// Firmware, diagnostics and triggered messages: the sequence of statuses that a willing station goes through.
import type { Requests16 } from '@stationmaster/ocpp';
import type { Machine } from '../machine.ts';
import type { Commands } from './command.ts';

const stepMs = 10_000;

/** Tells one status after the other, a step apart, the first after `delayMs`. */
function tellInSteps<S>(machine: Machine, delayMs: number, statuses: readonly S[], tell: (status: S) => void): void {
  statuses.forEach((status, index) => machine.timers.after(delayMs + index * stepMs, () => tell(status)));
}

function trigger(machine: Machine, request: Requests16['TriggerMessage']): void {
  const { requestedMessage, connectorId } = request;
  switch (requestedMessage) {
    case 'BootNotification':
      return void machine.boot.ask();
    case 'Heartbeat':
      return machine.calls.tell('Heartbeat', {});
    case 'StatusNotification':
      return connectorId === undefined ? machine.statuses.tellAll() : machine.statuses.tell(connectorId);
    case 'MeterValues':
      for (const point of machine.points) {
        if (connectorId !== undefined && connectorId !== point.number) continue;
        point.sample('Trigger', machine.configuration.list('MeterValuesSampledData'));
      }
      return undefined;
    case 'FirmwareStatusNotification':
      return machine.calls.tell('FirmwareStatusNotification', { status: 'Idle' });
    case 'DiagnosticsStatusNotification':
      return machine.calls.tell('DiagnosticsStatusNotification', { status: 'Idle' });
  }
}

export const upkeepCommands = {
  UpdateFirmware: (machine, { retrieveDate }) => {
    const delayMs = Math.max(0, Date.parse(retrieveDate) - machine.clock.now()) || 0;
    const statuses = ['Downloading', 'Downloaded', 'Installing', 'Installed'] as const;
    const tell = (status: (typeof statuses)[number]) => machine.calls.tell('FirmwareStatusNotification', { status });
    return { response: {}, act: () => tellInSteps(machine, delayMs, statuses, tell) };
  },

  GetDiagnostics: (machine) => {
    const statuses = ['Uploading', 'Uploaded'] as const;
    const tell = (status: (typeof statuses)[number]) => machine.calls.tell('DiagnosticsStatusNotification', { status });
    const fileName = `diagnostics-${machine.options.identifier}.txt`;
    return { response: { fileName }, act: () => tellInSteps(machine, 0, statuses, tell) };
  },

  TriggerMessage: (machine, request) => {
    const { connectorId } = request;
    if (connectorId !== undefined && connectorId !== 0 && machine.points[connectorId - 1] === undefined) {
      return { response: { status: 'Rejected' } };
    }
    return { response: { status: 'Accepted' }, act: () => trigger(machine, request) };
  },
} satisfies Commands;
