// The words of a mail about issues. What stations and operators wrote is one line of text, and never a link (S-8). Pure.
import type { Composed } from '../../mails/mails.ts';
import type { Language } from '../../viewer.ts';
import type { Reader, ToldIssue } from './queries.ts';

const mostNamed = 50;

type About = { reader: Reader; issues: readonly ToldIssue[]; isReminder: boolean; publicUrl: string };

/** Of a certificate the day is told, not what the station said. */
type Told = ToldIssue & { kind: Exclude<ToldIssue['kind'], 'certificate_expiring'> };

type Words = {
  locale: string;
  subject(count: number, isReminder: boolean, organization: string): string;
  hello(name: string): string;
  opening(isReminder: boolean): string;
  more(count: number): string;
  look: string;
  chosen: string;
  where(station: string, point: number): string;
  since(what: string, at: string): string;
  what(issue: Told, said: string): string;
  certificate(day: string, isOver: boolean): string;
};

const en: Words = {
  locale: 'en-GB',
  subject: (count, isReminder, organization) =>
    `${count} ${isReminder ? 'open' : 'new'} ${count === 1 ? 'issue' : 'issues'} at ${organization}`,
  hello: (name) => `Hello ${name},`,
  opening: (isReminder) => (isReminder ? 'Nobody has acknowledged these issues yet:' : 'These issues have come up:'),
  more: (count) => `and ${count} more`,
  look: 'Look at them here:',
  chosen: 'Which groups you get mails about is set under My account.',
  where: (station, point) => `${station}, charging point ${point}`,
  since: (what, at) => `${what}, since ${at}`,
  certificate: (day, isOver) =>
    isOver
      ? `its certificate ended on ${day}, and it is refused`
      : `its certificate ends on ${day}, and it will be refused then`,
  what({ kind, code, intent }, said) {
    switch (kind) {
      case 'error_status':
        return `error ${code ?? ''}${said}`;
      case 'offline':
        return 'offline';
      case 'boot_loop':
        return 'starts again and again';
      case 'rejected_command':
        return `rejected the command ${intent}${said}`;
      case 'limit_not_kept':
        return `does not keep its limit of current${said}`;
    }
  },
};

const de: Words = {
  locale: 'de-DE',
  subject: (count, isReminder, organization) =>
    `${count} ${isReminder ? 'offene' : 'neue'} ${count === 1 ? 'Störung' : 'Störungen'} bei ${organization}`,
  hello: (name) => `Guten Tag ${name},`,
  opening: (isReminder) =>
    isReminder ? 'Diese Störungen hat noch niemand quittiert:' : 'Diese Störungen sind aufgetreten:',
  more: (count) => `und ${count} weitere`,
  look: 'Sehen Sie sie hier an:',
  chosen: 'Über welche Gruppen Sie E-Mails bekommen, wählen Sie unter „Mein Konto“.',
  where: (station, point) => `${station}, Ladepunkt ${point}`,
  since: (what, at) => `${what}, seit ${at}`,
  certificate: (day, isOver) =>
    isOver
      ? `ihr Zertifikat ist am ${day} abgelaufen, und sie wird abgewiesen`
      : `ihr Zertifikat läuft am ${day} ab, und sie wird dann abgewiesen`,
  what({ kind, code, intent }, said) {
    switch (kind) {
      case 'error_status':
        return `Fehler ${code ?? ''}${said}`;
      case 'offline':
        return 'offline';
      case 'boot_loop':
        return 'startet immer wieder neu';
      case 'rejected_command':
        return `hat den Befehl ${intent} abgelehnt${said}`;
      case 'limit_not_kept':
        return `hält die Strombegrenzung nicht ein${said}`;
    }
  },
};

const byLanguage: Readonly<Record<Language, Words>> = { en, de };

export function wordsOf({ reader, issues, isReminder, publicUrl }: About): Composed {
  const language = reader.language ?? 'en';
  const words = byLanguage[language];
  const named = issues.slice(0, mostNamed).map((issue) => sentenceOf(words, issue, reader.timeZone));
  const more = issues.length - named.length;
  return {
    language,
    subject: words.subject(issues.length, isReminder, oneLine(reader.organizationName)),
    text: [
      words.hello(oneLine(reader.name)),
      words.opening(isReminder),
      [...named, ...(more > 0 ? [words.more(more)] : [])].join('\n'),
      words.look,
      `${publicUrl}/issues`,
      words.chosen,
    ].join('\n\n'),
  };
}

function sentenceOf(words: Words, issue: ToldIssue, timeZone: string): string {
  const where = issue.evse > 0 ? words.where(issue.stationName, issue.evse) : issue.stationName;
  const format = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const what = whatOf(words, issue, timeZone);
  return oneLine(`- ${where}: ${words.since(what, format.format(issue.beganAt))}`);
}

function whatOf(words: Words, issue: ToldIssue, timeZone: string): string {
  const { kind, code, info, beganAt } = issue;
  if (kind !== 'certificate_expiring') return words.what({ ...issue, kind }, info === null ? '' : ` (${info})`);
  const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone }).format(
    new Date(info ?? beganAt),
  );
  return words.certificate(day, code === 'expired');
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
