// The words of a mail about a nightly backup that failed. Pure.
import type { Composed } from '../../mails/mails.ts';
import type { Language } from '../../viewer.ts';
import type { Reader, StoredFault } from './queries.ts';

type Words = { locale: string; subject: string; hello(name: string): string; said(at: string): string; next: string };

const byLanguage: Readonly<Record<Language, Words>> = {
  en: {
    locale: 'en-GB',
    subject: 'The nightly backup was not made',
    hello: (name) => `Hello ${name},`,
    said: (at) => `the nightly backup of ${at} was not made. The server says:`,
    next: 'It is tried again every half hour, and the panel says so as long as it fails. This mail comes once.',
  },
  de: {
    locale: 'de-DE',
    subject: 'Die nächtliche Sicherung ist fehlgeschlagen',
    hello: (name) => `Guten Tag ${name},`,
    said: (at) => `die nächtliche Sicherung vom ${at} ist fehlgeschlagen. Der Server meldet:`,
    next: 'Sie wird jede halbe Stunde erneut versucht; solange sie fehlschlägt, steht es in der Oberfläche. Diese E-Mail kommt nur einmal.',
  },
};

type About = { reader: Reader; fault: StoredFault; publicUrl: string };

export function wordsOf({ reader, fault, publicUrl }: About): Composed {
  const language = reader.language ?? 'en';
  const { locale, subject, hello, said, next } = byLanguage[language];
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: reader.timeZone });
  return {
    language,
    subject,
    text: [hello(oneLine(reader.name)), said(at.format(fault.since)), oneLine(fault.reason), next, publicUrl].join(
      '\n\n',
    ),
  };
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
}
