// The German words of a charging point's card.
import type { points as words } from './en.ts';

export const points: typeof words = {
  since: '{{state}} seit {{time}}',
  stopping: 'Stoppt, angefordert vor {{span}}',
  starting: 'Startet, angefordert vor {{span}}',
  lastKnown: 'Offline, zuletzt: {{state}}',
  error: '{{error}}',
  sockets: 'Anschlüsse',
  socketNumber: '(Anschluss {{number}})',
  socketPower: 'max. {{power}} kW',
  power: 'Leistung jetzt',
  energy: 'Energie bisher',
  energyShort: 'Energie',
  duration: 'Dauer',
  nobody: 'Kein Ladenutzer bekannt',
  free: 'Freies Laden',
  idle: 'Es läuft kein Ladevorgang.',
  curveEmpty: 'Die Leistungskurve beginnt mit den ersten Zählerwerten.',
  notCounting: 'Dieser Ladevorgang wurde nicht zugelassen; seine Energie wird gesondert geführt.',
};
