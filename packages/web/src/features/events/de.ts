// The German words of the event feed.
import type { events as words } from './en.ts';

export const events: typeof words = {
  column: {
    info: 'Info',
    point: 'Ladepunkt',
    status: 'Zustand',
    error: 'Art des Fehlers',
    time: 'Datum und Zeit',
  },
  kind: {
    status: 'Zustand',
    boot: 'Ladestation gestartet',
    connected: 'Verbunden',
    disconnected: 'Verbindung verloren',
    firmware: 'Firmware',
    diagnostics: 'Diagnose',
    security: 'Sicherheitsereignis',
    data: 'Nachricht des Herstellers',
  },
  search: 'Ereignisse suchen',
  errors: 'Nur Fehler',
  pick: 'Tag',
  previous: 'Vorheriger Tag',
  next: 'Nächster Tag',
  none: 'Kein Ereignis an diesem Tag',
  noneText: 'Eine Ladestation sendet ein Ereignis, wenn etwas Bemerkenswertes geschieht.',
  noneFits: 'Kein passendes Ereignis an diesem Tag',
  noneFitsText: 'Suchen Sie nach anderen Wörtern, oder entfernen Sie einen Filter.',
  shown_one: '{{count}} Ereignis',
  shown_other: '{{count}} Ereignisse',
};
