// Why an event of a transaction is told, and why a transaction ended, in the words of 2.0.1: two tables.
import type { SampleContext, StopReason } from '../words.ts';
import type { TransactionEvent } from './transaction.ts';

type Trigger = TransactionEvent['triggerReason'];
type Reason = NonNullable<TransactionEvent['transactionInfo']['stoppedReason']>;

export const stops: Readonly<Record<StopReason, { trigger: Trigger; reason: Reason }>> = {
  DeAuthorized: { trigger: 'Deauthorized', reason: 'DeAuthorized' },
  EmergencyStop: { trigger: 'AbnormalCondition', reason: 'EmergencyStop' },
  EVDisconnected: { trigger: 'EVCommunicationLost', reason: 'EVDisconnected' },
  HardReset: { trigger: 'ResetCommand', reason: 'ImmediateReset' },
  Local: { trigger: 'StopAuthorized', reason: 'Local' },
  MasterPass: { trigger: 'StopAuthorized', reason: 'MasterPass' },
  Other: { trigger: 'AbnormalCondition', reason: 'Other' },
  PowerLoss: { trigger: 'AbnormalCondition', reason: 'PowerLoss' },
  Reboot: { trigger: 'ResetCommand', reason: 'Reboot' },
  Remote: { trigger: 'RemoteStop', reason: 'Remote' },
  SoftReset: { trigger: 'ResetCommand', reason: 'ImmediateReset' },
  Timeout: { trigger: 'EVConnectTimeout', reason: 'Timeout' },
  UnlockCommand: { trigger: 'UnlockCommand', reason: 'Other' },
};

/** With these a transaction ends wherever the station is set to end it. */
export const finalStops: ReadonlySet<StopReason> = new Set(['HardReset', 'PowerLoss', 'Reboot', 'SoftReset']);

export const sampleTriggers: Readonly<Record<SampleContext, Trigger>> = {
  'Sample.Clock': 'MeterValueClock',
  'Sample.Periodic': 'MeterValuePeriodic',
  Trigger: 'Trigger',
};
