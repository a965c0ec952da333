// Names for the parts of 1.6 messages that stations use; types only.
import type { Requests16, Responses16 } from '@stationmaster/ocpp';

/** Status of a charging point as 1.6 tells it. */
export type PointStatus = Requests16['StatusNotification']['status'];
export type ErrorCode = Requests16['StatusNotification']['errorCode'];
export type StopReason = NonNullable<Requests16['StopTransaction']['reason']>;
export type TokenAnswer = Responses16['Authorize']['idTagInfo'];
export type TokenStatus = TokenAnswer['status'];
export type MeterValue = Requests16['MeterValues']['meterValue'][number];
export type SampledValue = MeterValue['sampledValue'][number];
export type SampleContext = NonNullable<SampledValue['context']>;
export type ChargingProfile = Requests16['SetChargingProfile']['csChargingProfiles'];
