// The words of mails to operators: the invitation, and the links for a lost password. Made when the mail is sent.
import type { Clock } from '../clock.ts';
import type { TenantTx } from '../db/doors.ts';
import type { Composed, Composer } from '../mails/mails.ts';
import { makeLink } from './links/links.ts';
import { selectNamed, type Named } from './links/queries.ts';
import type { LinkPurpose } from './links/wire.ts';
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
      return invitationWords(operator, byOf(mail), await linkFor(tx, operator, 'invitation'));
    },
    async password_reset(tx, mail) {
      const operators = await selectNamed(tx, mail.operatorIds, keyOf(mail.to));
      const [first] = operators;
      if (first === undefined) return undefined;
      const ways: string[] = [];
      for (const operator of operators) {
        const purpose = operator.activated ? 'password_reset' : 'invitation';
        ways.push(wayIn(operator, operator.active ? await linkFor(tx, operator, purpose) : undefined));
      }
      return resetWords(first.organizationName, byOf(mail), ways);
    },
  };
}

function byOf(mail: Mail): string | undefined {
  const { by } = mail.arguments;
  return by === undefined ? undefined : oneLine(String(by));
}

function invitationWords({ name, username, organizationName }: Named, by: string | undefined, link: string): Composed {
  const organization = oneLine(organizationName);
  const opening = by === undefined ? 'You are invited' : `${by} invites you`;
  return {
    subject: `Invitation to the charging stations of ${organization}`,
    text: [
      `Hello ${oneLine(name)},`,
      `${opening} to operate the charging stations of ${organization}.`,
      `Your username is ${username}. Set your password here to begin:`,
      link,
      'The link works once, for 7 days. Should it be too old, ask for another invitation.',
      'If you did not expect this mail, there is nothing you need to do.',
    ].join('\n\n'),
  };
}

function resetWords(organizationName: string, by: string | undefined, ways: string[]): Composed {
  const organization = oneLine(organizationName);
  const opening =
    by === undefined
      ? `Somebody who cannot log in to ${organization} gave this e-mail address.`
      : `${by} asks you to set a new password in ${organization}.`;
  return {
    subject: `Your password at ${organization}`,
    text: [
      opening,
      ...ways,
      'A link to a new password works once, for 1 hour.',
      'If it was not you, nothing has changed and there is nothing you need to do.',
    ].join('\n\n'),
  };
}

function wayIn({ username, activated, organizationName }: Named, link: string | undefined): string {
  if (link === undefined) {
    return `${username} is inactive and cannot log in. An admin operator of ${oneLine(organizationName)} can set it active again.`;
  }
  const step = activated ? `Set a new password for ${username} here:` : `Set the first password for ${username} here:`;
  return `${step}\n\n${link}`;
}

/** Names are what somebody typed: none may begin a paragraph of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
