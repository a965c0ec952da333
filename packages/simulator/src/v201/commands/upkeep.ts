// Firmware and logs: really fetched and brought, and told about under the number of the command.
import { bringLog, fetchFirmware, type UploadStatus } from '../../commands/files.ts';
import type { Commands } from '../command.ts';

export const upkeepCommands = {
  UpdateFirmware: ({ machine, tell }, { requestId, firmware, ...work }) => {
    const { location } = firmware;
    const fromMs = Date.parse(firmware.retrieveDateTime);
    const act = () =>
      fetchFirmware(machine, { ...work, location, fromMs }, (status) =>
        tell('FirmwareStatusNotification', { status, requestId }),
      );
    return { response: { status: 'Accepted' }, act };
  },

  GetLog: ({ machine, tell }, { requestId, logType, log, ...work }) => {
    const name = `${logType}-${machine.options.identifier}.txt`;
    const tellStatus = (status: UploadStatus) =>
      tell('LogStatusNotification', { status: status === 'UploadFailed' ? 'UploadFailure' : status, requestId });
    const act = () => bringLog(machine, { ...work, location: log.remoteLocation, name }, tellStatus);
    return { response: { status: 'Accepted', filename: name }, act };
  },
} satisfies Commands;
