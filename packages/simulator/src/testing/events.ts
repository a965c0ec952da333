// What a station of 2.0.1 has told of its transactions, as tests look at it.
import type { Requests201 } from '@stationmaster/ocpp';
import type { Fixture201 } from './fixture.ts';

type Event = Requests201['TransactionEvent'];

export const eventsOf = ({ central }: Pick<Fixture201, 'central'>): Event[] => central.payloads('TransactionEvent');

/** Of each event its type, trigger and charging state. */
export const storyOf = (fixture: Pick<Fixture201, 'central'>): (string | undefined)[][] =>
  eventsOf(fixture).map(({ eventType, triggerReason, transactionInfo: { chargingState } }) => [
    eventType,
    triggerReason,
    chargingState,
  ]);

/** What the register showed with it, in watt-hours. */
export function registerOf({ meterValue }: Event): number | undefined {
  return meterValue?.[0]?.sampledValue.find(({ measurand }) => measurand === 'Energy.Active.Import.Register')?.value;
}
