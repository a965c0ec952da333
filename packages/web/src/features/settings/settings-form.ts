// An organization's settings as a form holds them, and as an operator reads them; knows no component.
import type { Organization, OrganizationEdit } from '../../api/contract.ts';

/** Texts where the API knows null: a form has nothing else for "none". */
export type SettingsValues = {
  name: string;
  timeZone: string;
  freeCharging: boolean;
  severalSessionsPerToken: boolean;
  driversWithoutRights: 'nowhere' | 'everywhere';
  heartbeatSeconds: string;
  eventsKeptDays: string;
  secondFactorDemanded: boolean;
  supportAddress: string;
};

export const fieldsOf = (values: SettingsValues) => Object.keys(values) as (keyof SettingsValues)[];

export const forever = 'forever';

export function startOf(organization: Organization): { version: number; values: SettingsValues } {
  const { name, timeZone, freeCharging, severalSessionsPerToken, driversWithoutRights, secondFactorDemanded } =
    organization;
  return {
    version: organization.version,
    values: {
      name,
      timeZone,
      freeCharging,
      severalSessionsPerToken,
      driversWithoutRights,
      secondFactorDemanded,
      heartbeatSeconds: String(organization.heartbeatSeconds),
      eventsKeptDays: organization.eventsKeptDays === null ? forever : String(organization.eventsKeptDays),
      supportAddress: organization.supportAddress ?? '',
    },
  };
}

export function editOf(values: SettingsValues): OrganizationEdit {
  return {
    ...values,
    heartbeatSeconds: Number(values.heartbeatSeconds),
    eventsKeptDays: values.eventsKeptDays === forever ? null : Number(values.eventsKeptDays),
    supportAddress: values.supportAddress.trim() === '' ? null : values.supportAddress.trim(),
  };
}

const heartbeats = ['60', '300', '600', '900', '1800', '3600'];
const keptDays = ['90', '180', '365', '730', '1825', forever];

/** The usual ones, and the one that holds, should a program have set another. */
export const heartbeatChoices = (held: string): string[] => withHeld(heartbeats, held);
export const keptChoices = (held: string): string[] => withHeld(keptDays, held);

function withHeld(usual: readonly string[], held: string): string[] {
  const order = (choice: string) => (choice === forever ? Infinity : Number(choice));
  return [...new Set([...usual, held])].toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}
