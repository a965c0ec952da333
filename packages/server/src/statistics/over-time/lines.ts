// Statistics as lines of a CSV file: the periods as the clock of the organization says them, energy in kWh, shares in percent.
import type { Statistics } from './wire.ts';

type Period = Statistics['periods'][number];
type Cell = string | number | null;

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 100);

function zoned(instant: Date, timeZone: string): string {
  return instant
    .toTemporalInstant()
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}

const columns: Readonly<Record<string, (period: Period, timeZone: string) => Cell>> = {
  from: ({ from }, timeZone) => zoned(from, timeZone),
  to: ({ to }, timeZone) => zoned(to, timeZone),
  'energy kWh': ({ energyWh }) => energyWh / 1000,
  'charging events': ({ sessions }) => sessions,
  'used charging points': ({ usedPoints }) => usedPoints,
  'utilisation %': ({ utilisation }) => percent(utilisation),
  'availability %': ({ availability }) => percent(availability),
};

export const columnNames = Object.keys(columns);

export const german = {
  heads: {
    from: 'Von',
    to: 'Bis',
    'energy kWh': 'Energie kWh',
    'charging events': 'Ladevorgänge',
    'used charging points': 'Benutzte Ladepunkte',
    'utilisation %': 'Auslastung %',
    'availability %': 'Verfügbarkeit %',
  },
};

export function linesOf({ periods }: Statistics, timeZone: string): Cell[][] {
  return periods.map((period) => Object.values(columns).map((cell) => cell(period, timeZone)));
}
