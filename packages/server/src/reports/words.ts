// The words in a report's files, by language: heads of columns, names of sheets, and what stands in a letter. Pure.
import type { Flag, Quality } from '../energy/energy.ts';
import type { Language } from '../viewer.ts';

const en = {
  locale: 'en-GB',
  decimalSign: '.',
  heads: {
    event: 'Charging event',
    group: 'Charging group',
    station: 'Charging station',
    identifier: 'Identifier',
    point: 'Charging point',
    driver: 'Charging user',
    driverGroup: 'Charging user group',
    token: 'Token',
    tokenName: 'Token name',
    free: 'Free charging',
    start: 'Start',
    end: 'End',
    duration: 'Duration (s)',
    energy: 'Energy (kWh)',
    quality: 'Energy quality',
    flags: 'Remarks',
    amount: 'Amount',
  },
  /** The codes of the API, which programs look for. */
  quality: (code: string) => code,
  flags: (codes: readonly string[]) => codes.join(' '),
  yes: 'yes',
  no: 'no',
  events: 'Charging events',
  drivers: 'Charging users',
  total: 'Total',
  freeCharging: 'Free charging',
  nobody: 'Without charging user',
  deleted: (name: string) => `${name} (deleted)`,
  numbered: (name: string, id: number) => `${name} (no. ${id})`,
  days: (from: string, to: string) => `${from} to ${to}`,
  nothing: (from: string, to: string) => `No charging event began from ${from} to ${to}.`,
  letter: 'Charging report',
  period: 'Period',
  energyFact: 'Energy',
  price: 'Price per kWh',
  durationHead: 'Duration',
  where: (station: string, identifier: string, point: number) => `${station}, ${identifier}, point ${point}`,
  zone: (timeZone: string) => `Times are those of ${timeZone}. Charging events are counted by their start.`,
  rounded: 'Each amount is rounded to hundredths.',
};

export type ReportWords = typeof en;
export type Head = keyof ReportWords['heads'];

type CodeWords = { quality: Record<Quality, string>; flag: Record<Flag, string> };

const inGerman: CodeWords = {
  quality: { measured: 'gemessen', partial: 'teilweise gemessen', estimated: 'geschätzt', unknown: 'unbekannt' },
  flag: {
    start_missing: 'Startwert fehlt',
    start_zero: 'Startwert war 0',
    outlier: 'Ausreißer weggelassen',
    register_fell: 'Zähler fiel zurück',
    counts_per_session: 'Zähler zählt je Ladevorgang',
    power_exceeded: 'Mehr als möglich',
    negative_duration: 'Endet vor dem Beginn',
    overlap: 'Überschneidet sich',
    in_future: 'In der Zukunft',
    scale_suspected: 'Vielleicht tausendmal mehr',
  },
};

const de: ReportWords = {
  locale: 'de-DE',
  decimalSign: ',',
  heads: {
    event: 'Ladevorgang',
    group: 'Ladegruppe',
    station: 'Ladestation',
    identifier: 'Kennung',
    point: 'Ladepunkt',
    driver: 'Ladenutzer',
    driverGroup: 'Ladenutzergruppe',
    token: 'Token',
    tokenName: 'Name des Tokens',
    free: 'Freies Laden',
    start: 'Beginn',
    end: 'Ende',
    duration: 'Dauer (s)',
    energy: 'Energie (kWh)',
    quality: 'Qualität der Energie',
    flags: 'Bemerkungen',
    amount: 'Betrag',
  },
  quality: (code) => inGerman.quality[code as Quality] ?? code,
  flags: (codes) => codes.map((code) => inGerman.flag[code as Flag] ?? code).join(', '),
  yes: 'ja',
  no: 'nein',
  events: 'Ladevorgänge',
  drivers: 'Ladenutzer',
  total: 'Summe',
  freeCharging: 'Freies Laden',
  nobody: 'Ohne Ladenutzer',
  deleted: (name) => `${name} (gelöscht)`,
  numbered: (name, id) => `${name} (Nr. ${id})`,
  days: (from, to) => `${from} bis ${to}`,
  nothing: (from, to) => `Vom ${from} bis zum ${to} begann kein Ladevorgang.`,
  letter: 'Ladebericht',
  period: 'Zeitraum',
  energyFact: 'Energie',
  price: 'Preis pro kWh',
  durationHead: 'Dauer',
  where: (station, identifier, point) => `${station}, ${identifier}, Ladepunkt ${point}`,
  zone: (timeZone) => `Die Zeiten sind die von ${timeZone}. Ladevorgänge zählen nach ihrem Beginn.`,
  rounded: 'Jeder Betrag ist auf Hundertstel gerundet.',
};

export const reportWords: Readonly<Record<Language, ReportWords>> = { en, de };
