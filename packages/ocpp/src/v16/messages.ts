// The messages of OCPP 1.6 with the security extensions: which there are, who calls them, and their types.
import type * as t from 'typed-ocpp/dist/ocpp16/types.js';

/** The actions that stations call. */
export const fromStation16 = [
  'Authorize',
  'BootNotification',
  'DataTransfer',
  'DiagnosticsStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'LogStatusNotification',
  'MeterValues',
  'SecurityEventNotification',
  'SignCertificate',
  'SignedFirmwareStatusNotification',
  'StartTransaction',
  'StatusNotification',
  'StopTransaction',
] as const;

/** The actions that the central system calls. */
export const toStation16 = [
  'CancelReservation',
  'CertificateSigned',
  'ChangeAvailability',
  'ChangeConfiguration',
  'ClearCache',
  'ClearChargingProfile',
  'DataTransfer',
  'DeleteCertificate',
  'ExtendedTriggerMessage',
  'GetCompositeSchedule',
  'GetConfiguration',
  'GetDiagnostics',
  'GetInstalledCertificateIds',
  'GetLocalListVersion',
  'GetLog',
  'InstallCertificate',
  'RemoteStartTransaction',
  'RemoteStopTransaction',
  'ReserveNow',
  'Reset',
  'SendLocalList',
  'SetChargingProfile',
  'SignedUpdateFirmware',
  'TriggerMessage',
  'UnlockConnector',
  'UpdateFirmware',
] as const;

/** Messages of T-1: always answered with a result, since the station drops what is refused. */
export const transactional16 = ['MeterValues', 'StartTransaction', 'StopTransaction'] as const;

/** An action that stations call; DataTransfer goes both ways. */
export type FromStation16 = (typeof fromStation16)[number];

/** An action that the central system calls; DataTransfer goes both ways. */
export type ToStation16 = (typeof toStation16)[number];

/** Any of the 39 actions. */
export type Action16 = FromStation16 | ToStation16;

/** The payload of each action's CALL. */
export type Requests16 = {
  Authorize: t.AuthorizeRequest;
  BootNotification: t.BootNotificationRequest;
  CancelReservation: t.CancelReservationRequest;
  CertificateSigned: t.CertificateSignedRequest;
  ChangeAvailability: t.ChangeAvailabilityRequest;
  ChangeConfiguration: t.ChangeConfigurationRequest;
  ClearCache: t.ClearCacheRequest;
  ClearChargingProfile: t.ClearChargingProfileRequest;
  DataTransfer: t.DataTransferRequest;
  DeleteCertificate: t.DeleteCertificateRequest;
  DiagnosticsStatusNotification: t.DiagnosticsStatusNotificationRequest;
  ExtendedTriggerMessage: t.ExtendedTriggerMessageRequest;
  FirmwareStatusNotification: t.FirmwareStatusNotificationRequest;
  GetCompositeSchedule: t.GetCompositeScheduleRequest;
  GetConfiguration: t.GetConfigurationRequest;
  GetDiagnostics: t.GetDiagnosticsRequest;
  GetInstalledCertificateIds: t.GetInstalledCertificateIdsRequest;
  GetLocalListVersion: t.GetLocalListVersionRequest;
  GetLog: t.GetLogRequest;
  Heartbeat: t.HeartbeatRequest;
  InstallCertificate: t.InstallCertificateRequest;
  LogStatusNotification: t.LogStatusNotificationRequest;
  MeterValues: t.MeterValuesRequest;
  RemoteStartTransaction: t.RemoteStartTransactionRequest;
  RemoteStopTransaction: t.RemoteStopTransactionRequest;
  ReserveNow: t.ReserveNowRequest;
  Reset: t.ResetRequest;
  SecurityEventNotification: t.SecurityEventNotificationRequest;
  SendLocalList: t.SendLocalListRequest;
  SetChargingProfile: t.SetChargingProfileRequest;
  SignCertificate: t.SignCertificateRequest;
  SignedFirmwareStatusNotification: t.SignedFirmwareStatusNotificationRequest;
  SignedUpdateFirmware: t.SignedUpdateFirmwareRequest;
  StartTransaction: t.StartTransactionRequest;
  StatusNotification: t.StatusNotificationRequest;
  StopTransaction: t.StopTransactionRequest;
  TriggerMessage: t.TriggerMessageRequest;
  UnlockConnector: t.UnlockConnectorRequest;
  UpdateFirmware: t.UpdateFirmwareRequest;
};

/** The payload of each action's CALLRESULT. */
export type Responses16 = {
  Authorize: t.AuthorizeResponse;
  BootNotification: t.BootNotificationResponse;
  CancelReservation: t.CancelReservationResponse;
  CertificateSigned: t.CertificateSignedResponse;
  ChangeAvailability: t.ChangeAvailabilityResponse;
  ChangeConfiguration: t.ChangeConfigurationResponse;
  ClearCache: t.ClearCacheResponse;
  ClearChargingProfile: t.ClearChargingProfileResponse;
  DataTransfer: t.DataTransferResponse;
  DeleteCertificate: t.DeleteCertificateResponse;
  DiagnosticsStatusNotification: t.DiagnosticsStatusNotificationResponse;
  ExtendedTriggerMessage: t.ExtendedTriggerMessageResponse;
  FirmwareStatusNotification: t.FirmwareStatusNotificationResponse;
  GetCompositeSchedule: t.GetCompositeScheduleResponse;
  GetConfiguration: t.GetConfigurationResponse;
  GetDiagnostics: t.GetDiagnosticsResponse;
  GetInstalledCertificateIds: t.GetInstalledCertificateIdsResponse;
  GetLocalListVersion: t.GetLocalListVersionResponse;
  GetLog: t.GetLogResponse;
  Heartbeat: t.HeartbeatResponse;
  InstallCertificate: t.InstallCertificateResponse;
  LogStatusNotification: t.LogStatusNotificationResponse;
  MeterValues: t.MeterValuesResponse;
  RemoteStartTransaction: t.RemoteStartTransactionResponse;
  RemoteStopTransaction: t.RemoteStopTransactionResponse;
  ReserveNow: t.ReserveNowResponse;
  Reset: t.ResetResponse;
  SecurityEventNotification: t.SecurityEventNotificationResponse;
  SendLocalList: t.SendLocalListResponse;
  SetChargingProfile: t.SetChargingProfileResponse;
  SignCertificate: t.SignCertificateResponse;
  SignedFirmwareStatusNotification: t.SignedFirmwareStatusNotificationResponse;
  SignedUpdateFirmware: t.SignedUpdateFirmwareResponse;
  StartTransaction: t.StartTransactionResponse;
  StatusNotification: t.StatusNotificationResponse;
  StopTransaction: t.StopTransactionResponse;
  TriggerMessage: t.TriggerMessageResponse;
  UnlockConnector: t.UnlockConnectorResponse;
  UpdateFirmware: t.UpdateFirmwareResponse;
};
