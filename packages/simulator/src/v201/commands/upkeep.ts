// Firmware and logs: the sequence of statuses that a willing station goes through.
import { tellInSteps } from '../../commands/steps.ts';
import type { Commands } from '../command.ts';

export const upkeepCommands = {
  UpdateFirmware: ({ machine, tell }, { requestId, firmware }) => {
    const statuses = ['Downloading', 'Downloaded', 'Installing', 'Installed'] as const;
    const tellStatus = (status: (typeof statuses)[number]) => tell('FirmwareStatusNotification', { status, requestId });
    const act = () => tellInSteps(machine, Date.parse(firmware.retrieveDateTime), statuses, tellStatus);
    return { response: { status: 'Accepted' }, act };
  },

  GetLog: ({ machine, tell }, { requestId, logType }) => {
    const statuses = ['Uploading', 'Uploaded'] as const;
    const tellStatus = (status: (typeof statuses)[number]) => tell('LogStatusNotification', { status, requestId });
    const filename = `${logType}-${machine.options.identifier}.txt`;
    return { response: { status: 'Accepted', filename }, act: () => tellInSteps(machine, 0, statuses, tellStatus) };
  },
} satisfies Commands;
