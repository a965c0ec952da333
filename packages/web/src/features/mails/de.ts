// The German words of mails to operators, and of the bar that says where they are kept.
import type { mails as words } from './en.ts';

export const mails: typeof words = {
  title: 'E-Mails',
  bar: 'Es ist kein Mailserver eingerichtet. E-Mails werden stattdessen hier aufbewahrt.',
  barLink: 'E-Mails',
  noServer:
    'Es ist kein Mailserver eingerichtet, also werden E-Mails hier aufbewahrt, samt ihren Links. Wer den Server betreibt, nennt einen in der Einstellung SMTP_URL.',
  search: 'Nach einer Adresse suchen',
  all: 'Alle',
  states: 'Zustand',
  state: { queued: 'Wartet', sent: 'Gesendet', kept: 'Aufbewahrt', failed: 'Fehlgeschlagen' },
  kind: {
    invitation: 'Einladung',
    password_reset: 'Neues Passwort',
    issue: 'Störungen',
    report: 'Bericht',
    backup_failed: 'Sicherung',
  },
  column: { to: 'An', state: 'Zustand', queuedAt: 'Erstellt', action: 'Aktionen' },
  none: 'Noch keine E-Mails',
  noneText: 'Einladungen und andere E-Mails an Operatoren stehen hier dreißig Tage lang.',
  noneFound: 'Keine passende E-Mail',
  noneFoundText: 'Versuchen Sie eine andere Adresse oder einen anderen Zustand.',
  sendAgain: 'Erneut senden',
  writeAnew: 'Neu schreiben',
  facts: 'Was daraus geworden ist',
  attempts: 'Versuche',
  nextTry: 'Nächster Versuch',
  sentAt: 'Gesendet',
  failedAt: 'Aufgegeben',
  words: 'Wortlaut',
  wordsNote: 'Der Link lässt jeden herein, der ihn hat. Dass Sie ihn gelesen haben, steht im Audit-Log.',
  wordsGone: 'Der Wortlaut liegt nicht auf diesem Server: Ein anderer bewahrt ihn auf, oder er wurde entfernt.',
  wordsSent: 'Der Wortlaut wird nicht gespeichert: Eine E-Mail wird erst beim Senden geschrieben.',
  openLink: 'Link öffnen',
};
