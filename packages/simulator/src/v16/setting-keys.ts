// Which configuration key of 1.6 is which of a station's settings.
import type { SettingKeys } from '../settings.ts';

export const settingKeys16: SettingKeys = {
  alignedIntervalS: 'ClockAlignedDataInterval',
  alignedMeasurands: 'MeterValuesAlignedData',
  allowsUnknownOffline: 'AllowOfflineTxForUnknownId',
  asksForRemoteStarts: 'AuthorizeRemoteTxRequests',
  connectionTimeoutS: 'ConnectionTimeOut',
  heartbeatIntervalS: 'HeartbeatInterval',
  keepsCache: 'AuthorizationCacheEnabled',
  keepsList: 'LocalAuthListEnabled',
  listEntriesPerMessage: 'SendLocalListMaxLength',
  masterPassGroup: undefined,
  messageAttempts: 'TransactionMessageAttempts',
  messageRetryIntervalS: 'TransactionMessageRetryInterval',
  sampledMeasurands: 'MeterValuesSampledData',
  sampleIntervalS: 'MeterValueSampleInterval',
  stopsOnInvalidToken: 'StopTransactionOnInvalidId',
  stopsOnUnplug: 'StopTransactionOnEVSideDisconnect',
  trustsLocalOffline: 'LocalAuthorizeOffline',
  trustsLocalOnline: 'LocalPreAuthorize',
};
