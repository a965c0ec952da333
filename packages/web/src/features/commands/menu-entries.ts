// What the gearwheels offer: the commands of a charging point, and those of the whole charging station.
import type { CommandRequest } from '../../api/contract.ts';

export type MenuCommand =
  | 'setAvailable'
  | 'setUnavailable'
  | 'triggerMessage'
  | 'clearCache'
  | 'refreshConfiguration'
  | 'softReset'
  | 'hardReset'
  | 'updateFirmware'
  | 'getDiagnostics';

/** A command that needs no more than a click; what has to be chosen first names only the place it is for. */
export type MenuEntry = { name: MenuCommand; ocpp: string } & (
  | { request: CommandRequest }
  | { triggerAt: number | null }
  | { dialog: 'updateFirmware' | 'getDiagnostics' }
);

const availability = (evse: number): MenuEntry[] => [
  {
    name: 'setAvailable',
    ocpp: 'ChangeAvailability',
    request: { intent: 'setAvailability', evse, arguments: { available: true } },
  },
  {
    name: 'setUnavailable',
    ocpp: 'ChangeAvailability',
    request: { intent: 'setAvailability', evse, arguments: { available: false } },
  },
];

const trigger = (triggerAt: number | null): MenuEntry => ({
  name: 'triggerMessage',
  ocpp: 'TriggerMessage',
  triggerAt,
});

export const entriesOfPoint = (evse: number): MenuEntry[] => [...availability(evse), trigger(evse)];

/** Beside the entries of a point its own availability and messages stand already. */
const shared: MenuEntry[] = [
  { name: 'clearCache', ocpp: 'ClearCache', request: { intent: 'clearCache', arguments: {} } },
  {
    name: 'refreshConfiguration',
    ocpp: 'GetConfiguration',
    request: { intent: 'refreshConfiguration', arguments: {} },
  },
  { name: 'softReset', ocpp: 'Reset', request: { intent: 'reset', arguments: { kind: 'soft' } } },
  { name: 'hardReset', ocpp: 'Reset', request: { intent: 'reset', arguments: { kind: 'hard' } } },
];

const diagnostics: MenuEntry = { name: 'getDiagnostics', ocpp: 'GetDiagnostics', dialog: 'getDiagnostics' };
const firmware: MenuEntry = { name: 'updateFirmware', ocpp: 'UpdateFirmware', dialog: 'updateFirmware' };

/** Only admins update firmware. */
const filesOf = (isAdmin: boolean): MenuEntry[] => (isAdmin ? [diagnostics, firmware] : [diagnostics]);

export const entriesBesidePoint = (isAdmin: boolean): MenuEntry[] => [...shared, ...filesOf(isAdmin)];
export const entriesOfStation = (isAdmin: boolean): MenuEntry[] => [
  ...availability(0),
  trigger(null),
  ...entriesBesidePoint(isAdmin),
];
