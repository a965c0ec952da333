// The columns of a report's files: one row for each charging event, always in this order. Pure.
import type { ReportSession } from './wire.ts';

type Kind = 'text' | 'integer' | 'kilowattHours' | 'money' | 'instant';
export type Column = { head: string; kind: Kind; of(session: ReportSession): string | number | Date | null };

const always: readonly Column[] = [
  { head: 'Charging event', kind: 'integer', of: ({ id }) => id },
  { head: 'Charging group', kind: 'text', of: ({ groupName }) => groupName },
  { head: 'Charging station', kind: 'text', of: ({ stationName }) => stationName },
  { head: 'Identifier', kind: 'text', of: ({ stationIdentifier }) => stationIdentifier },
  { head: 'Charging point', kind: 'integer', of: ({ evse }) => evse },
  { head: 'Charging user', kind: 'text', of: ({ driver }) => driver?.name ?? null },
  { head: 'Charging user group', kind: 'text', of: ({ driverGroupName }) => driverGroupName },
  { head: 'Token', kind: 'text', of: ({ token }) => token?.id ?? null },
  { head: 'Token name', kind: 'text', of: ({ token }) => token?.name ?? null },
  { head: 'Free charging', kind: 'text', of: ({ free }) => (free ? 'yes' : 'no') },
  { head: 'Start', kind: 'instant', of: ({ startedAt }) => startedAt },
  { head: 'End', kind: 'instant', of: ({ endedAt }) => endedAt },
  { head: 'Duration (s)', kind: 'integer', of: ({ durationSeconds }) => durationSeconds },
  { head: 'Energy (kWh)', kind: 'kilowattHours', of: ({ energyWh }) => energyWh },
  { head: 'Energy quality', kind: 'text', of: ({ quality }) => quality },
  { head: 'Remarks', kind: 'text', of: ({ flags }) => flags.join(' ') },
];

/** An amount only where there is a price. */
export function columnsOf({ pricePerKwh, currency }: { pricePerKwh?: string; currency?: string }): readonly Column[] {
  if (pricePerKwh === undefined) return always;
  const head = currency === undefined ? 'Amount' : `Amount (${currency})`;
  return [...always, { head, kind: 'money', of: ({ amountCents }) => amountCents }];
}

/** As many decimals as the kind has, from the whole number that is kept: nothing is lost on the way. */
export function decimalsOf(kind: Kind, value: number): string {
  if (kind === 'kilowattHours') return (value / 1000).toFixed(3);
  return kind === 'money' ? (value / 100).toFixed(2) : String(value);
}

/** ISO 8601 with the offset of the zone. */
export function instantIn(timeZone: string, at: Date): string {
  const zoned = at.toTemporalInstant().toZonedDateTimeISO(timeZone);
  return zoned.toString({ timeZoneName: 'never', fractionalSecondDigits: 0 });
}
