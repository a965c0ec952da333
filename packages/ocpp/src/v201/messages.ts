// The messages of OCPP 2.0.1: which there are, who calls them, and their types.
import type * as t from 'typed-ocpp/dist/ocpp20/types.js';

/** The actions that stations call. */
export const fromStation201 = [
  'Authorize',
  'BootNotification',
  'ClearedChargingLimit',
  'DataTransfer',
  'FirmwareStatusNotification',
  'Get15118EVCertificate',
  'GetCertificateStatus',
  'Heartbeat',
  'LogStatusNotification',
  'MeterValues',
  'NotifyChargingLimit',
  'NotifyCustomerInformation',
  'NotifyDisplayMessages',
  'NotifyEVChargingNeeds',
  'NotifyEVChargingSchedule',
  'NotifyEvent',
  'NotifyMonitoringReport',
  'NotifyReport',
  'PublishFirmwareStatusNotification',
  'ReportChargingProfiles',
  'ReservationStatusUpdate',
  'SecurityEventNotification',
  'SignCertificate',
  'StatusNotification',
  'TransactionEvent',
] as const;

/** The actions that the central system calls. */
export const toStation201 = [
  'CancelReservation',
  'CertificateSigned',
  'ChangeAvailability',
  'ClearCache',
  'ClearChargingProfile',
  'ClearDisplayMessage',
  'ClearVariableMonitoring',
  'CostUpdated',
  'CustomerInformation',
  'DataTransfer',
  'DeleteCertificate',
  'GetBaseReport',
  'GetChargingProfiles',
  'GetCompositeSchedule',
  'GetDisplayMessages',
  'GetInstalledCertificateIds',
  'GetLocalListVersion',
  'GetLog',
  'GetMonitoringReport',
  'GetReport',
  'GetTransactionStatus',
  'GetVariables',
  'InstallCertificate',
  'PublishFirmware',
  'RequestStartTransaction',
  'RequestStopTransaction',
  'ReserveNow',
  'Reset',
  'SendLocalList',
  'SetChargingProfile',
  'SetDisplayMessage',
  'SetMonitoringBase',
  'SetMonitoringLevel',
  'SetNetworkProfile',
  'SetVariableMonitoring',
  'SetVariables',
  'TriggerMessage',
  'UnlockConnector',
  'UnpublishFirmware',
  'UpdateFirmware',
] as const;

/** Messages of T-1: always answered with a result, since the station drops what is refused. */
export const transactional201 = ['MeterValues', 'TransactionEvent'] as const;

/** An action that stations call; DataTransfer goes both ways. */
export type FromStation201 = (typeof fromStation201)[number];

/** An action that the central system calls; DataTransfer goes both ways. */
export type ToStation201 = (typeof toStation201)[number];

/** Any of the 64 actions. */
export type Action201 = FromStation201 | ToStation201;

/** The payload of each action's CALL. */
export type Requests201 = {
  Authorize: t.AuthorizeRequest;
  BootNotification: t.BootNotificationRequest;
  CancelReservation: t.CancelReservationRequest;
  CertificateSigned: t.CertificateSignedRequest;
  ChangeAvailability: t.ChangeAvailabilityRequest;
  ClearCache: t.ClearCacheRequest;
  ClearChargingProfile: t.ClearChargingProfileRequest;
  ClearDisplayMessage: t.ClearDisplayMessageRequest;
  ClearVariableMonitoring: t.ClearVariableMonitoringRequest;
  ClearedChargingLimit: t.ClearedChargingLimitRequest;
  CostUpdated: t.CostUpdatedRequest;
  CustomerInformation: t.CustomerInformationRequest;
  DataTransfer: t.DataTransferRequest;
  DeleteCertificate: t.DeleteCertificateRequest;
  FirmwareStatusNotification: t.FirmwareStatusNotificationRequest;
  Get15118EVCertificate: t.Get15118EVCertificateRequest;
  GetBaseReport: t.GetBaseReportRequest;
  GetCertificateStatus: t.GetCertificateStatusRequest;
  GetChargingProfiles: t.GetChargingProfilesRequest;
  GetCompositeSchedule: t.GetCompositeScheduleRequest;
  GetDisplayMessages: t.GetDisplayMessagesRequest;
  GetInstalledCertificateIds: t.GetInstalledCertificateIdsRequest;
  GetLocalListVersion: t.GetLocalListVersionRequest;
  GetLog: t.GetLogRequest;
  GetMonitoringReport: t.GetMonitoringReportRequest;
  GetReport: t.GetReportRequest;
  GetTransactionStatus: t.GetTransactionStatusRequest;
  GetVariables: t.GetVariablesRequest;
  Heartbeat: t.HeartbeatRequest;
  InstallCertificate: t.InstallCertificateRequest;
  LogStatusNotification: t.LogStatusNotificationRequest;
  MeterValues: t.MeterValuesRequest;
  NotifyChargingLimit: t.NotifyChargingLimitRequest;
  NotifyCustomerInformation: t.NotifyCustomerInformationRequest;
  NotifyDisplayMessages: t.NotifyDisplayMessagesRequest;
  NotifyEVChargingNeeds: t.NotifyEVChargingNeedsRequest;
  NotifyEVChargingSchedule: t.NotifyEVChargingScheduleRequest;
  NotifyEvent: t.NotifyEventRequest;
  NotifyMonitoringReport: t.NotifyMonitoringReportRequest;
  NotifyReport: t.NotifyReportRequest;
  PublishFirmware: t.PublishFirmwareRequest;
  PublishFirmwareStatusNotification: t.PublishFirmwareStatusNotificationRequest;
  ReportChargingProfiles: t.ReportChargingProfilesRequest;
  RequestStartTransaction: t.RequestStartTransactionRequest;
  RequestStopTransaction: t.RequestStopTransactionRequest;
  ReservationStatusUpdate: t.ReservationStatusUpdateRequest;
  ReserveNow: t.ReserveNowRequest;
  Reset: t.ResetRequest;
  SecurityEventNotification: t.SecurityEventNotificationRequest;
  SendLocalList: t.SendLocalListRequest;
  SetChargingProfile: t.SetChargingProfileRequest;
  SetDisplayMessage: t.SetDisplayMessageRequest;
  SetMonitoringBase: t.SetMonitoringBaseRequest;
  SetMonitoringLevel: t.SetMonitoringLevelRequest;
  SetNetworkProfile: t.SetNetworkProfileRequest;
  SetVariableMonitoring: t.SetVariableMonitoringRequest;
  SetVariables: t.SetVariablesRequest;
  SignCertificate: t.SignCertificateRequest;
  StatusNotification: t.StatusNotificationRequest;
  TransactionEvent: t.TransactionEventRequest;
  TriggerMessage: t.TriggerMessageRequest;
  UnlockConnector: t.UnlockConnectorRequest;
  UnpublishFirmware: t.UnpublishFirmwareRequest;
  UpdateFirmware: t.UpdateFirmwareRequest;
};

/** The payload of each action's CALLRESULT. */
export type Responses201 = {
  Authorize: t.AuthorizeResponse;
  BootNotification: t.BootNotificationResponse;
  CancelReservation: t.CancelReservationResponse;
  CertificateSigned: t.CertificateSignedResponse;
  ChangeAvailability: t.ChangeAvailabilityResponse;
  ClearCache: t.ClearCacheResponse;
  ClearChargingProfile: t.ClearChargingProfileResponse;
  ClearDisplayMessage: t.ClearDisplayMessageResponse;
  ClearVariableMonitoring: t.ClearVariableMonitoringResponse;
  ClearedChargingLimit: t.ClearedChargingLimitResponse;
  CostUpdated: t.CostUpdatedResponse;
  CustomerInformation: t.CustomerInformationResponse;
  DataTransfer: t.DataTransferResponse;
  DeleteCertificate: t.DeleteCertificateResponse;
  FirmwareStatusNotification: t.FirmwareStatusNotificationResponse;
  Get15118EVCertificate: t.Get15118EVCertificateResponse;
  GetBaseReport: t.GetBaseReportResponse;
  GetCertificateStatus: t.GetCertificateStatusResponse;
  GetChargingProfiles: t.GetChargingProfilesResponse;
  GetCompositeSchedule: t.GetCompositeScheduleResponse;
  GetDisplayMessages: t.GetDisplayMessagesResponse;
  GetInstalledCertificateIds: t.GetInstalledCertificateIdsResponse;
  GetLocalListVersion: t.GetLocalListVersionResponse;
  GetLog: t.GetLogResponse;
  GetMonitoringReport: t.GetMonitoringReportResponse;
  GetReport: t.GetReportResponse;
  GetTransactionStatus: t.GetTransactionStatusResponse;
  GetVariables: t.GetVariablesResponse;
  Heartbeat: t.HeartbeatResponse;
  InstallCertificate: t.InstallCertificateResponse;
  LogStatusNotification: t.LogStatusNotificationResponse;
  MeterValues: t.MeterValuesResponse;
  NotifyChargingLimit: t.NotifyChargingLimitResponse;
  NotifyCustomerInformation: t.NotifyCustomerInformationResponse;
  NotifyDisplayMessages: t.NotifyDisplayMessagesResponse;
  NotifyEVChargingNeeds: t.NotifyEVChargingNeedsResponse;
  NotifyEVChargingSchedule: t.NotifyEVChargingScheduleResponse;
  NotifyEvent: t.NotifyEventResponse;
  NotifyMonitoringReport: t.NotifyMonitoringReportResponse;
  NotifyReport: t.NotifyReportResponse;
  PublishFirmware: t.PublishFirmwareResponse;
  PublishFirmwareStatusNotification: t.PublishFirmwareStatusNotificationResponse;
  ReportChargingProfiles: t.ReportChargingProfilesResponse;
  RequestStartTransaction: t.RequestStartTransactionResponse;
  RequestStopTransaction: t.RequestStopTransactionResponse;
  ReservationStatusUpdate: t.ReservationStatusUpdateResponse;
  ReserveNow: t.ReserveNowResponse;
  Reset: t.ResetResponse;
  SecurityEventNotification: t.SecurityEventNotificationResponse;
  SendLocalList: t.SendLocalListResponse;
  SetChargingProfile: t.SetChargingProfileResponse;
  SetDisplayMessage: t.SetDisplayMessageResponse;
  SetMonitoringBase: t.SetMonitoringBaseResponse;
  SetMonitoringLevel: t.SetMonitoringLevelResponse;
  SetNetworkProfile: t.SetNetworkProfileResponse;
  SetVariableMonitoring: t.SetVariableMonitoringResponse;
  SetVariables: t.SetVariablesResponse;
  SignCertificate: t.SignCertificateResponse;
  StatusNotification: t.StatusNotificationResponse;
  TransactionEvent: t.TransactionEventResponse;
  TriggerMessage: t.TriggerMessageResponse;
  UnlockConnector: t.UnlockConnectorResponse;
  UnpublishFirmware: t.UnpublishFirmwareResponse;
  UpdateFirmware: t.UpdateFirmwareResponse;
};
