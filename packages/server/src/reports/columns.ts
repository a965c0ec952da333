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

const hourMs = 3_600_000;
const quarterMs = 900_000;
const mostKept = 10_000;
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** ISO 8601 with the offset of the zone, to the second; clocks change on quarters of an hour alone, so an offset is asked for once in each. */
export function instantsIn(timeZone: string): (at: Date) => string {
  const offsetOf = kept((quarter) => {
    const at = new Date(quarter * quarterMs).toTemporalInstant().toZonedDateTimeISO(timeZone);
    return { ms: at.offsetNanoseconds / 1_000_000, text: at.offset };
  });
  const dayAndHourOf = kept((hour) => new Date(hour * hourMs).toISOString().slice(0, 14));
  return (at) => {
    const { ms, text } = offsetOf(Math.floor(at.getTime() / quarterMs));
    const localMs = at.getTime() + ms;
    const hour = Math.floor(localMs / hourMs);
    const seconds = Math.floor((localMs - hour * hourMs) / 1000);
    return `${dayAndHourOf(hour)}${twoDigits[Math.floor(seconds / 60)]}:${twoDigits[seconds % 60]}${text}`;
  };
}

/** What was found for a number is kept, as long as it is not too much. */
function kept<Found>(find: (number: number) => Found): (number: number) => Found {
  const all = new Map<number, Found>();
  return (number) => {
    const known = all.get(number);
    if (known !== undefined) return known;
    const found = find(number);
    if (all.size > mostKept) all.clear();
    all.set(number, found);
    return found;
  };
}
