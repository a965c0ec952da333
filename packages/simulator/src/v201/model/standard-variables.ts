// The variables that every 2.0.1 station has, as delivered; those that depend on its points are elsewhere.
import { type Entry, entryOf, keyOf, type Rule } from './variable.ts';

type Limits = Omit<Rule, 'value' | 'access' | 'dataType'>;

const changeable = (dataType: Rule['dataType'], value: string, limits: Limits = {}): Rule => ({
  value,
  access: 'changeable',
  dataType,
  ...limits,
});
const fixed = (dataType: Rule['dataType'], value: string, limits: Limits = {}): Rule => ({
  value,
  access: 'fixed',
  dataType,
  ...limits,
});

const flag = (value: boolean) => changeable('boolean', String(value));
const count = (value: number) => changeable('integer', String(value), { minLimit: 0 });
const seconds = (value: number) => changeable('integer', String(value), { minLimit: 0, unit: 's' });
const measurandNames = 'Current.Import,Energy.Active.Import.Register,Power.Active.Import,SoC,Voltage';
const measurands = (value: string) => changeable('MemberList', value, { valuesList: measurandNames });
const txPoints = (value: string) =>
  changeable('MemberList', value, { valuesList: 'Authorized,EVConnected,PowerPathClosed' });

const register = 'Energy.Active.Import.Register';

const rules: Record<string, Rule> = {
  'AlignedDataCtrlr.Interval': seconds(0),
  'AlignedDataCtrlr.Measurands': measurands(register),
  'AuthCacheCtrlr.Enabled': flag(true),
  'AuthCtrlr.AuthorizeRemoteStart': flag(false),
  'AuthCtrlr.Enabled': fixed('boolean', 'true'),
  'AuthCtrlr.LocalAuthorizeOffline': flag(true),
  'AuthCtrlr.LocalPreAuthorize': flag(false),
  'AuthCtrlr.MasterPassGroupId': changeable('string', '', { maxLimit: 36 }),
  'AuthCtrlr.OfflineTxForUnknownIdEnabled': flag(true),
  'ClockCtrlr.TimeSource': changeable('SequenceList', 'Heartbeat', { valuesList: 'Heartbeat,NTP' }),
  'DeviceDataCtrlr.ItemsPerMessage[GetReport]': fixed('integer', '20'),
  'DeviceDataCtrlr.ItemsPerMessage[GetVariables]': fixed('integer', '20'),
  'DeviceDataCtrlr.ItemsPerMessage[SetVariables]': fixed('integer', '20'),
  'LocalAuthListCtrlr.BytesPerMessage': fixed('integer', '65536'),
  'LocalAuthListCtrlr.Enabled': flag(true),
  'LocalAuthListCtrlr.ItemsPerMessage': fixed('integer', '100'),
  'OCPPCommCtrlr.FileTransferProtocols': fixed('MemberList', 'HTTPS', { valuesList: 'HTTP,HTTPS' }),
  'OCPPCommCtrlr.HeartbeatInterval': seconds(300),
  'OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]': seconds(10),
  'OCPPCommCtrlr.MessageAttempts[TransactionEvent]': count(3),
  'OCPPCommCtrlr.NetworkConfigurationPriority': {
    ...changeable('SequenceList', '1', { valuesList: '1,2,3' }),
    access: 'after-reboot',
  },
  'OCPPCommCtrlr.OfflineThreshold': seconds(300),
  'OCPPCommCtrlr.ResetRetries': count(1),
  'OCPPCommCtrlr.UnlockOnEVSideDisconnect': flag(true),
  'OCPPCommCtrlr.WebSocketPingInterval': { ...seconds(0), access: 'after-reboot' },
  'ReservationCtrlr.Available': fixed('boolean', 'true'),
  'SampledDataCtrlr.TxEndedMeasurands': measurands(register),
  'SampledDataCtrlr.TxStartedMeasurands': measurands(register),
  'SampledDataCtrlr.TxUpdatedInterval': seconds(60),
  'SampledDataCtrlr.TxUpdatedMeasurands': measurands(`${register},Power.Active.Import,Current.Import,Voltage`),
  'SecurityCtrlr.BasicAuthPassword': {
    ...changeable('string', '', { minLimit: 16, maxLimit: 40 }),
    access: 'hidden',
  },
  'SecurityCtrlr.OrganizationName': changeable('string', '', { maxLimit: 50 }),
  'SecurityCtrlr.SecurityProfile': fixed('integer', '1'),
  'SmartChargingCtrlr.PeriodsPerSchedule': fixed('integer', '24'),
  'SmartChargingCtrlr.ProfileStackLevel': fixed('integer', '8'),
  'SmartChargingCtrlr.RateUnit': fixed('MemberList', 'A,W', { valuesList: 'A,W' }),
  'TxCtrlr.EVConnectionTimeOut': seconds(60),
  'TxCtrlr.StopTxOnEVSideDisconnect': flag(true),
  'TxCtrlr.StopTxOnInvalidId': flag(true),
  'TxCtrlr.TxStartPoint': txPoints('PowerPathClosed'),
  'TxCtrlr.TxStopPoint': txPoints('Authorized,EVConnected'),
};

/** By key; shared by all stations, which keep only what differs. */
export const standardVariables: ReadonlyMap<string, Entry> = new Map(
  Object.entries(rules)
    .map(([key, rule]) => entryOf(key, rule))
    .map((entry) => [keyOf(entry.component, entry.variable), entry]),
);
