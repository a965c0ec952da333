// The German words of the OCPP log.
import type { ocppLog as words } from './en.ts';

export const ocppLog: typeof words = {
  search: 'Im OCPP-Log suchen',
  direction: 'Richtung',
  in: 'Von der Station',
  out: 'An die Station',
  action: 'Nachricht',
  errors: 'Nur Fehler',
  frame: 'Inhalt',
  time: 'Zeit',
  kind: { call: 'fragt', send: 'meldet', result: 'Antwort', error: 'Fehler', other: 'keine OCPP-Nachricht' },
  pause: 'Anhalten',
  follow: 'Folgen',
  following: 'Neue Nachrichten erscheinen von selbst.',
  paused: 'Angehalten: Neue Nachrichten warten.',
  looking: 'Ein älterer Teil des Logs.',
  older: 'Ältere Nachrichten',
  latest: 'Neueste Nachrichten',
  download: 'Herunterladen',
  open: 'Die ganze Nachricht zeigen',
  close: 'Weniger von der Nachricht zeigen',
  why: 'Darf dieses Token hier laden?',
  none: 'Noch wurde nichts gesagt',
  noneText: 'Was Ladestation und Stationmaster einander sagen, bleibt hier sieben Tage lang.',
  noneFits: 'Keine passende Nachricht',
  noneFitsText: 'Suchen Sie nach anderen Wörtern, oder entfernen Sie einen Filter.',
};
