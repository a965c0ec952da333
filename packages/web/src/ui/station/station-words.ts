// Puts what a station's points are doing into few words: "both charging", "1 suspended, 1 available".
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarkedPoint } from './StationMark.tsx';
import { continued } from '../format/continued.ts';
import { useFormats } from '../format/formats-context.ts';
import type { Formats } from '../format/formats.ts';
import type { StateCount } from './state-counts.ts';
import { powerOf } from './power-of.ts';
import { stateCounts } from './state-counts.ts';

type DescribedStation = {
  identifier: string;
  name: string;
  connected: boolean;
  lastSeenAt: string | null;
  points: MarkedPoint[];
};

/** The same functions until the language or the formats change. */
export function useStationWords() {
  const { t } = useTranslation('ui');
  const formats = useFormats();
  return useMemo(() => stationWords(t, formats), [t, formats]);
}

function stationWords(t: TFunction, formats: Formats) {
  const wordsOf = remembered(({ state, count }: StateCount, total: number): string => {
    const word = continued(t(`state.${state}`));
    if (total === 1) return t('summary.one', { state: word });
    if (count < total) return t('summary.some', { count, state: word });
    return total === 2 ? t('summary.both', { state: word }) : t('summary.all', { count, state: word });
  });
  const pointsOf = remembered((count: number) => t('points', { count }));
  const statesOf = (points: MarkedPoint[]) =>
    stateCounts(points).map((each) => ({ state: each.state, text: wordsOf(each, points.length) }));

  const nameOf = (station: DescribedStation): string => {
    const away = continued(t(station.lastSeenAt === null ? 'neverConnected' : 'offline'));
    const states = station.connected ? statesOf(station.points).map(({ text }) => text) : [away];
    const powerW = station.connected ? powerOf(station.points) : 0;
    return [
      station.identifier,
      ...(station.name === station.identifier ? [] : [station.name]),
      pointsOf(station.points.length),
      ...states,
      ...(powerW > 0 ? [`${formats.kilowatts(powerW)} kW`] : []),
    ].join(', ');
  };

  return { statesOf, nameOf };
}

/** Thousands of stations say the same few things, and each translation takes as long as drawing a point. */
function remembered<Of extends unknown[]>(say: (...of: Of) => string): (...of: Of) => string {
  const said = new Map<string, string>();
  return (...of) => {
    const key = JSON.stringify(of);
    const known = said.get(key) ?? say(...of);
    said.set(key, known);
    return known;
  };
}
