// Which variable of 2.0.1 is which of a station's settings.
import type { SettingKeys } from '../../settings.ts';

export const settingKeys201: SettingKeys = {
  alignedIntervalS: 'AlignedDataCtrlr.Interval',
  alignedMeasurands: 'AlignedDataCtrlr.Measurands',
  allowsUnknownOffline: 'AuthCtrlr.OfflineTxForUnknownIdEnabled',
  asksForRemoteStarts: 'AuthCtrlr.AuthorizeRemoteStart',
  connectionTimeoutS: 'TxCtrlr.EVConnectionTimeOut',
  heartbeatIntervalS: 'OCPPCommCtrlr.HeartbeatInterval',
  keepsCache: 'AuthCacheCtrlr.Enabled',
  keepsList: 'LocalAuthListCtrlr.Enabled',
  listEntriesPerMessage: 'LocalAuthListCtrlr.ItemsPerMessage',
  masterPassGroup: 'AuthCtrlr.MasterPassGroupId',
  messageAttempts: 'OCPPCommCtrlr.MessageAttempts[TransactionEvent]',
  messageRetryIntervalS: 'OCPPCommCtrlr.MessageAttemptInterval[TransactionEvent]',
  sampledMeasurands: 'SampledDataCtrlr.TxUpdatedMeasurands',
  sampleIntervalS: 'SampledDataCtrlr.TxUpdatedInterval',
  stopsOnInvalidToken: 'TxCtrlr.StopTxOnInvalidId',
  stopsOnUnplug: 'TxCtrlr.StopTxOnEVSideDisconnect',
  trustsLocalOffline: 'AuthCtrlr.LocalAuthorizeOffline',
  trustsLocalOnline: 'AuthCtrlr.LocalPreAuthorize',
};
