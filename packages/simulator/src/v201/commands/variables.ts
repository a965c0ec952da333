// Variables read and set, many in one call as the station allows; and where to connect in future.
import { OcppError, type Requests201, type Responses201 } from '@stationmaster/ocpp';
import type { Commands } from '../command.ts';
import type { Station201 } from '../station.ts';
import { keyOf } from '../model/variable.ts';

type Wanted = Requests201['GetVariables']['getVariableData'][number];
type Read = Responses201['GetVariables']['getVariableResult'][number];
type Change = Requests201['SetVariables']['setVariableData'][number];
type Changed = Responses201['SetVariables']['setVariableResult'][number];

function refuseTooMany({ model }: Station201, action: 'GetVariables' | 'SetVariables', items: number): void {
  const most = model.number(`DeviceDataCtrlr.ItemsPerMessage[${action}]`);
  if (items > most) throw new OcppError('OccurrenceConstraintViolation', `at most ${most} at once`);
}

function read({ model }: Station201, { component, variable, attributeType = 'Actual' }: Wanted): Read {
  const about = { component, variable, attributeType };
  const found = model.look(component, variable);
  if (typeof found === 'string') return { ...about, attributeStatus: found };
  if (attributeType !== 'Actual') return { ...about, attributeStatus: 'NotSupportedAttributeType' };
  if (found.rule.access === 'hidden') {
    return { ...about, attributeStatus: 'Rejected', attributeStatusInfo: { reasonCode: 'WriteOnly' } };
  }
  return { ...about, attributeStatus: 'Accepted', attributeValue: found.rule.value };
}

function change({ model }: Station201, { component, variable, attributeType = 'Actual', attributeValue }: Change) {
  const about = { component, variable, attributeType };
  const found = model.look(component, variable);
  if (typeof found === 'string') return { ...about, attributeStatus: found };
  if (attributeType !== 'Actual') return { ...about, attributeStatus: 'NotSupportedAttributeType' } as const;
  const outcome = model.change(found, attributeValue);
  if (outcome.status !== 'Rejected') return { ...about, attributeStatus: outcome.status };
  return { ...about, attributeStatus: outcome.status, attributeStatusInfo: { reasonCode: outcome.reasonCode } };
}

/** What takes effect at once when a variable changes. */
function changed({ machine }: Station201, results: readonly Changed[]): void {
  const keys = results
    .filter(({ attributeStatus }) => attributeStatus === 'Accepted')
    .map(({ component, variable }) => keyOf(component, variable));
  if (keys.includes('ocppcommctrlr.heartbeatinterval')) machine.boot.restartHeartbeat();
  if (keys.includes('aligneddatactrlr.interval')) machine.aligned.restart();
}

export const variableCommands = {
  GetVariables: (station, { getVariableData }) => {
    refuseTooMany(station, 'GetVariables', getVariableData.length);
    return { response: { getVariableResult: getVariableData.map((wanted) => read(station, wanted)) } };
  },

  SetVariables: (station, { setVariableData }) => {
    refuseTooMany(station, 'SetVariables', setVariableData.length);
    const setVariableResult = setVariableData.map((wanted): Changed => change(station, wanted));
    return { response: { setVariableResult }, act: () => changed(station, setVariableResult) };
  },

  SetNetworkProfile: ({ networkProfiles, model }, { configurationSlot, connectionData }) => {
    const { ocppTransport, ocppVersion, securityProfile } = connectionData;
    const isSpoken = ocppTransport === 'JSON' && ocppVersion === 'OCPP20';
    const isSafe = securityProfile >= model.number('SecurityCtrlr.SecurityProfile');
    const isThere = configurationSlot >= 1 && configurationSlot <= 3;
    if (!isSpoken || !isSafe || !isThere) return { response: { status: 'Rejected' } };
    networkProfiles.set(configurationSlot, connectionData);
    return { response: { status: 'Accepted' } };
  },
} satisfies Commands;
