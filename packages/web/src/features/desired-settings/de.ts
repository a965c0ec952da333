// The German words of settings that charging stations shall have.
import type { desiredSettings as words } from './en.ts';

export const desiredSettings: typeof words = {
  title: 'Gewünschte Einstellungen',
  text: 'Die Ladestation erfährt sie, sobald sie da ist.',
  wanted: 'Gewünscht',
  actual: 'Die Station hat',
  unknown: 'nicht bekannt',
  lasting: 'Dauerhaft: wird erneut gesagt, wenn die Station mit einem anderen Wert zurückkommt.',
  state: {
    waiting: 'Wartet auf die Station',
    underway: 'Unterwegs',
    applied: 'Übernommen',
    restart: 'Wartet auf einen Neustart der Station',
    differs: 'Angenommen, aber die Station nennt einen anderen Wert',
    refused: 'Von der Station abgelehnt',
  },
  tried: 'versucht {{at}}',
  by: 'gewünscht von {{name}}',
  withdraw: 'Zurücknehmen',
  withdrawNamed: '{{key}} zurücknehmen',
  offline:
    'Die Ladestation ist offline: Was Sie speichern, ist gewünscht und wird ihr gesagt, wenn sie sich verbindet.',
};
