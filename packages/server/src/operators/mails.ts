// Mails to operators: the invitation, and the links for a lost password. Made when the mail is sent, in the language of who reads it.
import type { Clock } from '../clock.ts';
import type { TenantTx } from '../db/doors.ts';
import type { Composed, Composer } from '../mails/mails.ts';
import type { Language } from '../viewer.ts';
import { makeLink } from './links/links.ts';
import { selectNamed, type Named } from './links/queries.ts';
import type { LinkPurpose } from './links/wire.ts';
import { mailWords } from './mail-words.ts';
import { keyOf } from './queries.ts';

export type MailParts = {
  /** The panel's address as configured, never as some request named it (S-16). */
  publicUrl: string;
  clock: Clock;
  random(bytes: number): Buffer;
};

type Mail = Parameters<Composer>[1];

/** Nothing is sent to an address that is no longer the operator's. */
export function operatorComposers(parts: MailParts): Record<LinkPurpose, Composer> {
  const linkFor = async (tx: TenantTx, { id }: Named, purpose: LinkPurpose) =>
    `${parts.publicUrl}/set-password#${await makeLink(tx, parts, id, purpose)}`;
  return {
    async invitation(tx, mail) {
      const [operator] = await selectNamed(tx, mail.operatorIds, keyOf(mail.to));
      if (operator === undefined || operator.activated || !operator.active) return undefined;
      const language = languageOf(operator, mail);
      const link = await linkFor(tx, operator, 'invitation');
      const words = mailWords[language].invitation({ ...accountOf(operator), by: byOf(mail), link });
      return composed(language, words);
    },
    async password_reset(tx, mail) {
      const operators = await selectNamed(tx, mail.operatorIds, keyOf(mail.to));
      const [first] = operators;
      if (first === undefined) return undefined;
      const language = languageOf(first, mail);
      const ways: string[] = [];
      for (const operator of operators) {
        const purpose = operator.activated ? 'password_reset' : 'invitation';
        ways.push(wayIn(language, operator, operator.active ? await linkFor(tx, operator, purpose) : undefined));
      }
      const { organization } = accountOf(first);
      return composed(language, mailWords[language].reset({ organization, by: byOf(mail), ways }));
    },
  };
}

/** Whoever has chosen none is spoken to in that of the one who had it sent. */
function languageOf({ language }: Named, mail: Mail): Language {
  return language ?? (mail.arguments['language'] === 'de' ? 'de' : 'en');
}

function composed(language: Language, { subject, paragraphs }: { subject: string; paragraphs: string[] }): Composed {
  return { language, subject, text: paragraphs.join('\n\n') };
}

function byOf(mail: Mail): string | undefined {
  const { by } = mail.arguments;
  return by === undefined ? undefined : oneLine(String(by));
}

function accountOf({ name, username, organizationName }: Named) {
  return { name: oneLine(name), username, organization: oneLine(organizationName) };
}

function wayIn(language: Language, operator: Named, link: string | undefined): string {
  const words = mailWords[language];
  if (link === undefined) return words.inactive(accountOf(operator));
  return `${words.step(accountOf(operator), !operator.activated)}\n\n${link}`;
}

/** Names are what somebody typed: none may begin a paragraph of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
