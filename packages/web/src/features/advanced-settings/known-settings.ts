// The settings of the standards that the panel knows: what may be entered, and whether they wait for a restart. Words are elsewhere.
import type { explained } from './explained/en.ts';

export type SettingName = keyof typeof explained;
export type Rule = { kind: 'flag' | 'whole' | 'text'; unit?: 's' | 'Wh' | '%' | 'A' | 'W'; reboot?: true };

const flag: Rule = { kind: 'flag' };
const text: Rule = { kind: 'text' };
const whole: Rule = { kind: 'whole' };
const seconds: Rule = { kind: 'whole', unit: 's' };

const rules: Record<SettingName, Rule> = {
  AllowOfflineTxForUnknownId: flag,
  AuthorizationCacheEnabled: flag,
  AuthorizationKey: { ...text, reboot: true },
  AuthorizeRemoteTxRequests: flag,
  BlinkRepeat: whole,
  ChargeProfileMaxStackLevel: whole,
  ChargingScheduleAllowedChargingRateUnit: text,
  ChargingScheduleMaxPeriods: whole,
  ClockAlignedDataInterval: seconds,
  ConnectionTimeOut: seconds,
  ConnectorPhaseRotation: text,
  ConnectorSwitch3to1PhaseSupported: flag,
  CpoName: text,
  GetConfigurationMaxKeys: whole,
  HeartbeatInterval: seconds,
  LightIntensity: { kind: 'whole', unit: '%' },
  LocalAuthListEnabled: flag,
  LocalAuthListMaxLength: whole,
  LocalAuthorizeOffline: flag,
  LocalPreAuthorize: flag,
  MaxChargingProfilesInstalled: whole,
  MaxEnergyOnInvalidId: { kind: 'whole', unit: 'Wh' },
  MeterValueSampleInterval: seconds,
  MeterValuesAlignedData: text,
  MeterValuesSampledData: text,
  MinimumStatusDuration: seconds,
  NumberOfConnectors: whole,
  ReserveConnectorZeroSupported: flag,
  ResetRetries: whole,
  SecurityProfile: { ...whole, reboot: true },
  SendLocalListMaxLength: whole,
  StopTransactionOnEVSideDisconnect: flag,
  StopTransactionOnInvalidId: flag,
  StopTxnAlignedData: text,
  StopTxnSampledData: text,
  SupportedFeatureProfiles: text,
  TransactionMessageAttempts: whole,
  TransactionMessageRetryInterval: seconds,
  UnlockConnectorOnEVSideDisconnect: flag,
  WebSocketPingInterval: { ...seconds, reboot: true },
  AlignedDataCtrlr_Interval: seconds,
  AlignedDataCtrlr_Measurands: text,
  AlignedDataCtrlr_TxEndedInterval: seconds,
  AuthCacheCtrlr_Enabled: flag,
  AuthCacheCtrlr_LifeTime: seconds,
  AuthCtrlr_AuthorizeRemoteStart: flag,
  AuthCtrlr_Enabled: flag,
  AuthCtrlr_LocalAuthorizeOffline: flag,
  AuthCtrlr_LocalPreAuthorize: flag,
  AuthCtrlr_OfflineTxForUnknownIdEnabled: flag,
  ClockCtrlr_TimeSource: text,
  LocalAuthListCtrlr_Enabled: flag,
  OCPPCommCtrlr_HeartbeatInterval: seconds,
  OCPPCommCtrlr_MessageTimeout: seconds,
  OCPPCommCtrlr_NetworkConfigurationPriority: { ...text, reboot: true },
  OCPPCommCtrlr_NetworkProfileConnectionAttempts: whole,
  OCPPCommCtrlr_OfflineThreshold: seconds,
  OCPPCommCtrlr_ResetRetries: whole,
  OCPPCommCtrlr_RetryBackOffRandomRange: seconds,
  OCPPCommCtrlr_RetryBackOffRepeatTimes: whole,
  OCPPCommCtrlr_RetryBackOffWaitMinimum: seconds,
  OCPPCommCtrlr_UnlockOnEVSideDisconnect: flag,
  OCPPCommCtrlr_WebSocketPingInterval: seconds,
  SampledDataCtrlr_TxEndedInterval: seconds,
  SampledDataCtrlr_TxEndedMeasurands: text,
  SampledDataCtrlr_TxStartedMeasurands: text,
  SampledDataCtrlr_TxUpdatedInterval: seconds,
  SampledDataCtrlr_TxUpdatedMeasurands: text,
  SecurityCtrlr_BasicAuthPassword: { ...text, reboot: true },
  SecurityCtrlr_SecurityProfile: whole,
  SmartChargingCtrlr_Enabled: flag,
  TxCtrlr_EVConnectionTimeOut: seconds,
  TxCtrlr_MaxEnergyOnInvalidId: { kind: 'whole', unit: 'Wh' },
  TxCtrlr_StopTxOnEVSideDisconnect: flag,
  TxCtrlr_StopTxOnInvalidId: flag,
  TxCtrlr_TxStartPoint: text,
  TxCtrlr_TxStopPoint: text,
};

export const knownNames = Object.keys(rules) as SettingName[];

const names = new Map(knownNames.map((name) => [name.toLowerCase(), name]));

/** Stations write keys in any case; instance and place of a 2.x variable do not change what it means. */
export function knownSetting(key: string): SettingName | undefined {
  const bare = key.replaceAll(/\[[^\]]*\]|@[\d:]+/g, '').replace('.', '_');
  return names.get(bare.toLowerCase());
}

export const ruleOf = (name: SettingName | undefined): Rule | undefined =>
  name === undefined ? undefined : rules[name];

export const isSecret = (key: string): boolean => /authorizationkey$|basicauthpassword/i.test(key);

/** What is wrong with a value for a setting; nothing where it may be sent. The station has the last word. */
export function faultOf(key: string, value: string): 'whole' | 'password' | undefined {
  const rule = ruleOf(knownSetting(key));
  if (rule?.kind === 'whole' && !/^\d{1,9}$/.test(value.trim())) return 'whole';
  if (isSecret(key) && (value.length < 16 || value.length > 40)) return 'password';
  return undefined;
}
