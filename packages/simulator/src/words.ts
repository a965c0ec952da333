// A station's own words, which each version's dialect puts into its messages; types only.
import type { Requests16, Requests201, Responses16, Responses201 } from '@stationmaster/ocpp';

/** Status of a charging point, in the words of 1.6, which are the finer ones. */
export type PointStatus = Requests16['StatusNotification']['status'];
/** Why a charging point is broken, in the words of 1.6. */
export type ErrorCode = Requests16['StatusNotification']['errorCode'];
/** Why a session ends, in the words of 1.6, and two that only 2.x has. */
export type StopReason = NonNullable<Requests16['StopTransaction']['reason']> | 'MasterPass' | 'Timeout';
/** What a token may do, by the word of whoever decided, in the words of either version. */
export type TokenStatus =
  | Responses16['Authorize']['idTagInfo']['status']
  | Responses201['Authorize']['idTokenInfo']['status'];
/** What is known of a token; tokens of one group may end each other's sessions. */
export type TokenAnswer = {
  status: TokenStatus;
  groupId?: string | undefined;
  /** Until when it holds, as the central system said it. */
  expiresAt?: string | undefined;
};
/** What kind of thing a token is, in the words of 2.0.1; 1.6 does not tell. */
export type TokenType = Requests201['Authorize']['idToken']['type'];
export type BootStatus = 'Accepted' | 'Pending' | 'Rejected';
export type BootReason = 'PowerUp' | 'RemoteReset' | 'Triggered' | 'Reconnected';
/** Why a meter is read while nothing begins or ends. */
export type SampleContext = 'Sample.Clock' | 'Sample.Periodic' | 'Trigger';
