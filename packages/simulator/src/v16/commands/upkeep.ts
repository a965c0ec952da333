// Firmware, diagnostics and triggered messages: the sequence of statuses that a willing station goes through.
import type { Requests16 } from '@stationmaster/ocpp';
import {
  bringLog,
  fetchFirmware,
  signedWork,
  type FirmwareStatus,
  type SignatureStatus,
  type UploadStatus,
} from '../../commands/files.ts';
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
  UpdateFirmware: ({ machine, tell }, { retrieveDate, ...work }) => {
    const fromMs = Date.parse(retrieveDate);
    const act = () =>
      fetchFirmware(machine, { ...work, fromMs }, (status) => tell('FirmwareStatusNotification', { status }));
    return { response: {}, act };
  },

  SignedUpdateFirmware: ({ machine, tell }, { requestId, firmware, ...work }) => {
    const tellStatus = (status: FirmwareStatus | SignatureStatus) =>
      tell('SignedFirmwareStatusNotification', { status, requestId });
    const signed = signedWork(machine, firmware, tellStatus);
    if (signed === undefined) return { response: { status: 'InvalidCertificate' } };
    return { response: { status: 'Accepted' }, act: () => fetchFirmware(machine, { ...work, ...signed }, tellStatus) };
  },

  GetDiagnostics: ({ machine, tell }, work) => {
    const name = `diagnostics-${machine.options.identifier}.txt`;
    const act = () =>
      bringLog(machine, { ...work, name }, (status) => tell('DiagnosticsStatusNotification', { status }));
    return { response: { fileName: name }, act };
  },

  GetLog: ({ machine, tell }, { requestId, logType, log, ...work }) => {
    const name = `${logType}-${machine.options.identifier}.txt`;
    const tellStatus = (status: UploadStatus) =>
      tell('LogStatusNotification', { status: status === 'UploadFailed' ? 'UploadFailure' : status, requestId });
    const act = () => bringLog(machine, { ...work, location: log.remoteLocation, name }, tellStatus);
    return { response: { status: 'Accepted', filename: name }, act };
  },

  TriggerMessage: (station, request) => {
    const { connectorId } = request;
    if (connectorId !== undefined && connectorId !== 0 && station.machine.points[connectorId - 1] === undefined) {
      return { response: { status: 'Rejected' } };
    }
    return { response: { status: 'Accepted' }, act: () => trigger(station, request) };
  },
} satisfies Commands;
