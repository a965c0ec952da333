// Firmware and logs: really fetched and brought, and told about under the number of the command.
import {
  bringLog,
  fetchFirmware,
  signedWork,
  type FirmwareStatus,
  type SignatureStatus,
  type UploadStatus,
} from '../../commands/files.ts';
import type { Commands } from '../command.ts';

export const upkeepCommands = {
  UpdateFirmware: ({ machine, tell }, { requestId, firmware, ...work }) => {
    const tellStatus = (status: FirmwareStatus | SignatureStatus) =>
      tell('FirmwareStatusNotification', { status, requestId });
    const wanted = signedWork(machine, firmware, tellStatus);
    if (wanted === undefined) return { response: { status: 'InvalidCertificate' } };
    return { response: { status: 'Accepted' }, act: () => fetchFirmware(machine, { ...work, ...wanted }, tellStatus) };
  },

  GetLog: ({ machine, tell }, { requestId, logType, log, ...work }) => {
    const name = `${logType}-${machine.options.identifier}.txt`;
    const tellStatus = (status: UploadStatus) =>
      tell('LogStatusNotification', { status: status === 'UploadFailed' ? 'UploadFailure' : status, requestId });
    const act = () => bringLog(machine, { ...work, location: log.remoteLocation, name }, tellStatus);
    return { response: { status: 'Accepted', filename: name }, act };
  },
} satisfies Commands;
