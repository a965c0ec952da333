// The columns of a report's files: one row for each charging event, always in this order, whatever the language. Pure.
import type { Language } from '../viewer.ts';
import type { ReportSession } from './wire.ts';
import { reportWords, type Head, type ReportWords } from './words.ts';

type Kind = 'text' | 'integer' | 'kilowattHours' | 'money' | 'instant';
type Value = string | number | Date | null;
type Given = { key: Head; kind: Kind; of(session: ReportSession, words: ReportWords): Value };
export type Column = { key: Head; head: string; kind: Kind; of(session: ReportSession): Value };

const always: readonly Given[] = [
  { key: 'event', kind: 'integer', of: ({ id }) => id },
  { key: 'group', kind: 'text', of: ({ groupName }) => groupName },
  { key: 'station', kind: 'text', of: ({ stationName }) => stationName },
  { key: 'identifier', kind: 'text', of: ({ stationIdentifier }) => stationIdentifier },
  { key: 'point', kind: 'integer', of: ({ evse }) => evse },
  { key: 'driver', kind: 'text', of: ({ driver }) => driver?.name ?? null },
  { key: 'driverGroup', kind: 'text', of: ({ driverGroupName }) => driverGroupName },
  { key: 'token', kind: 'text', of: ({ token }) => token?.id ?? null },
  { key: 'tokenName', kind: 'text', of: ({ token }) => token?.name ?? null },
  { key: 'free', kind: 'text', of: ({ free }, { yes, no }) => (free ? yes : no) },
  { key: 'start', kind: 'instant', of: ({ startedAt }) => startedAt },
  { key: 'end', kind: 'instant', of: ({ endedAt }) => endedAt },
  { key: 'duration', kind: 'integer', of: ({ durationSeconds }) => durationSeconds },
  { key: 'energy', kind: 'kilowattHours', of: ({ energyWh }) => energyWh },
  { key: 'quality', kind: 'text', of: ({ quality }, words) => quality && words.quality(quality) },
  { key: 'flags', kind: 'text', of: ({ flags }, words) => words.flags(flags) },
];

const amount: Given = { key: 'amount', kind: 'money', of: ({ amountCents }) => amountCents };

type Wish = { pricePerKwh?: string; currency?: string; language?: Language };

/** An amount only where there is a price. */
export function columnsOf({ pricePerKwh, currency, language = 'en' }: Wish): readonly Column[] {
  const words = reportWords[language];
  return (pricePerKwh === undefined ? always : [...always, amount]).map(({ key, kind, of }) => ({
    key,
    head: key === 'amount' && currency !== undefined ? `${words.heads.amount} (${currency})` : words.heads[key],
    kind,
    of: (session) => of(session, words),
  }));
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
