// The device model told as reports, in parts, and what is known of a customer.
import type { Requests201 } from '@stationmaster/ocpp';
import type { Commands } from '../command.ts';
import type { Station201 } from '../station.ts';
import { componentKey, type Entry, keyOf } from '../model/variable.ts';

type ReportBase = Requests201['GetBaseReport']['reportBase'];
type Wanted = NonNullable<Requests201['GetReport']['componentVariable']>[number];
type ReportData = NonNullable<Requests201['NotifyReport']['reportData']>[number];

const mutabilities = {
  changeable: 'ReadWrite',
  'after-reboot': 'ReadWrite',
  fixed: 'ReadOnly',
  hidden: 'WriteOnly',
} as const;

/** What a summary tells: whether things are there and work. */
const summaryNames = new Set(['AvailabilityState', 'Available']);

const isIn: Record<ReportBase, (entry: Entry) => boolean> = {
  ConfigurationInventory: ({ rule }) => rule.access !== 'fixed',
  FullInventory: () => true,
  SummaryInventory: ({ variable }) => summaryNames.has(variable.name),
};

function isWanted({ component, variable }: Entry, wanted: Wanted): boolean {
  if (wanted.variable !== undefined) return keyOf(component, variable) === keyOf(wanted.component, wanted.variable);
  return componentKey(component) === componentKey(wanted.component);
}

function reportData({ component, variable, rule }: Entry): ReportData {
  const { access, value, ...characteristics } = rule;
  const shown = access === 'hidden' ? {} : { value };
  return {
    component,
    variable,
    variableAttribute: [{ type: 'Actual', ...shown, mutability: mutabilities[access], persistent: true }],
    variableCharacteristics: { ...characteristics, supportsMonitoring: false },
  };
}

function inParts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, part) => list.slice(part * size, (part + 1) * size));
}

function notify({ machine, model, tell }: Station201, requestId: number, entries: readonly Entry[]): void {
  const size = Math.max(1, model.number('DeviceDataCtrlr.ItemsPerMessage[GetReport]'));
  const parts = inParts(entries.map(reportData), size);
  const generatedAt = machine.now();
  parts.forEach((data, seqNo) =>
    tell('NotifyReport', { requestId, generatedAt, seqNo, tbc: seqNo < parts.length - 1, reportData: data }),
  );
}

function report(station: Station201, requestId: number, entries: readonly Entry[]) {
  if (entries.length === 0) return { response: { status: 'EmptyResultSet' } } as const;
  return { response: { status: 'Accepted' }, act: () => notify(station, requestId, entries) } as const;
}

function customerText({ machine }: Station201, { idToken }: Requests201['CustomerInformation']): string {
  const isKnown = idToken !== undefined && machine.authorization.knows(idToken.idToken);
  return isKnown ? `The token ${idToken.idToken} is kept in the cache.` : '';
}

export const reportCommands = {
  GetBaseReport: (station, { requestId, reportBase }) =>
    report(station, requestId, station.model.entries().filter(isIn[reportBase])),

  GetReport: (station, { requestId, componentVariable, componentCriteria }) => {
    if (componentCriteria !== undefined) return { response: { status: 'NotSupported' } };
    const isAsked = (entry: Entry) => componentVariable?.some((wanted) => isWanted(entry, wanted)) ?? true;
    return report(station, requestId, station.model.entries().filter(isAsked));
  },

  CustomerInformation: (station, request) => {
    const { requestId, idToken, customerIdentifier, customerCertificate } = request;
    const isNamed = [idToken, customerIdentifier, customerCertificate].some((name) => name !== undefined);
    if (!isNamed) return { response: { status: 'Invalid' } };
    const { machine, tell } = station;
    const data = customerText(station, request);
    const act = () => {
      if (request.report) {
        tell('NotifyCustomerInformation', { requestId, generatedAt: machine.now(), seqNo: 0, tbc: false, data });
      }
      if (request.clear && idToken !== undefined) machine.authorization.forget(idToken.idToken);
    };
    return { response: { status: 'Accepted' }, act };
  },
} satisfies Commands;
