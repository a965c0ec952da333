// The German words of the organization's settings.
import type { settings as words } from './en.ts';

export const settings: typeof words = {
  title: 'Einstellungen',
  saved: 'Die Einstellungen sind gespeichert und gelten ab jetzt.',
  readOnly:
    'Diese Einstellungen gelten für die ganze Organisation. Admins mit der Basisgruppe {{group}} können sie ändern.',
  held: 'Was gilt',
  general: 'Allgemeines',
  charging: 'Laden',
  chargingText: 'Eine Änderung gilt sofort, für jeden, der danach ein Token zeigt oder startet.',
  stations: 'Ladestationen',
  security: 'Sicherheit',
  support: 'Hilfe',
  elsewhere: 'Mehr',
  apiKeys: 'API-Schlüssel',
  apiKeysText: 'Womit eigene Programme die API benutzen.',
  authorities: 'Zertifizierungsstellen',
  authoritiesText: 'Mit wessen Zertifikaten sich Ladestationen ausweisen.',
  firmware: 'Firmware-Images',
  firmwareText: 'Womit Ladestationen aktualisiert werden können.',
  mails: 'E-Mails',
  auditLog: 'Audit-Log',
  auditLogText: 'Wer wann was geändert hat.',
  mailsText: 'Was an Operatoren gesendet wurde und was nicht ging.',
  field: {
    name: 'Name der Organisation',
    timeZone: 'Zeitzone',
    freeCharging: 'Freies Laden',
    severalSessionsPerToken: 'Mehrere Ladevorgänge zugleich mit einem RFID-Token',
    driversWithoutRights: 'Ladenutzer ohne Ladeberechtigung dürfen laden',
    heartbeatSeconds: 'Ladestationen melden sich',
    eventsKeptDays: 'Ereignisse von Ladestationen bleiben',
    secondFactorDemanded: 'Jeder Operator braucht zum Anmelden einen zweiten Faktor',
    supportAddress: 'Adresse für Hilfe',
  },
  help: {
    name: 'Zugleich der Name der obersten Gruppe, in der alle anderen liegen.',
    timeZone: 'Tage, Monate und geplante Aufgaben richten sich nach ihr; Zeiten werden in ihr angezeigt.',
    freeCharging: 'Jeder lädt, ohne ein Token zu zeigen. Gruppen und Ladestationen können davon abweichen.',
    severalSessionsPerToken:
      'Sonst wird ein Token, das irgendwo lädt, anderswo abgelehnt, bis dieser Ladevorgang beendet ist.',
    heartbeatSeconds: 'Ladestationen erfahren es, wenn sie das nächste Mal starten oder sich verbinden.',
    eventsKeptDays:
      'Ältere verschwinden aus den Ereignissen und aus den Verläufen von Strombegrenzungen und geplanten Aufgaben. Ladevorgänge mit ihren Messwerten, Sicherheitsereignisse und das Audit-Log bleiben immer.',
    secondFactorDemanded: 'Ein Code aus einer App auf dem Telefon, außer dem Passwort.',
    supportAddress:
      'Eine E-Mail- oder Webadresse, die bei Fehlern gezeigt wird. Ohne Angabe gilt die der Installation.',
  },
  rights: { nowhere: 'Nirgends', everywhere: 'Überall' },
  warning: {
    freeCharging: 'Sobald Sie speichern, kann jeder an jeder Ladestation, die nicht abweicht, unentgeltlich laden.',
    everywhere:
      'Sobald Sie speichern, kann jeder aktive Ladenutzer ohne Ladeberechtigungen an jeder Ladestation laden.',
    timeZone:
      'Tage und Monate der Berichte werden neu abgegrenzt: Frühere Zahlen nach Tagen können sich ändern, ihre Summe nicht. Geplante Aufgaben folgen der neuen Uhr.',
    secondFactor:
      'Operatoren ohne zweiten Faktor, auch Sie, müssen einen einrichten, bevor sie etwas anderes tun können.',
  },
  nameMissing: 'Die Organisation braucht einen Namen.',
  supportWrong: 'Geben Sie eine E-Mail-Adresse ein, oder eine Webadresse, die mit https:// beginnt.',
  rebuild:
    'Zahlen werden für die Zeitzone neu abgegrenzt: {{rebuilt}} von {{total}} Ladevorgängen. Sie stimmen auch währenddessen.',
  yes: 'Ja',
  no: 'Nein',
  none: 'Keine',
  forever: 'Für immer',
  days_one: '{{count}} Tag lang',
  days_other: '{{count}} Tage lang',
  minutes_one: 'Jede Minute',
  minutes_other: 'Alle {{count}} Minuten',
  seconds_one: 'Jede Sekunde',
  seconds_other: 'Alle {{count}} Sekunden',
};
