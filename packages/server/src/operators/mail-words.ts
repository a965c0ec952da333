// The words of mails to operators, by language: the invitation, and the links for a lost password. Pure.
import type { Language } from '../viewer.ts';

type Account = { name: string; username: string; organization: string };

export type MailWords = {
  invitation(to: Account & { by: string | undefined; link: string }): { subject: string; paragraphs: string[] };
  reset(about: { organization: string; by: string | undefined; ways: string[] }): {
    subject: string;
    paragraphs: string[];
  };
  inactive(account: Account): string;
  step(account: Account, isFirst: boolean): string;
};

const en: MailWords = {
  invitation: ({ name, username, organization, by, link }) => ({
    subject: `Invitation to the charging stations of ${organization}`,
    paragraphs: [
      `Hello ${name},`,
      `${by === undefined ? 'You are invited' : `${by} invites you`} to operate the charging stations of ${organization}.`,
      `Your username is ${username}. Set your password here to begin:`,
      link,
      'The link works once, for 7 days. Should it be too old, ask for another invitation.',
      'If you did not expect this mail, there is nothing you need to do.',
    ],
  }),
  reset: ({ organization, by, ways }) => ({
    subject: `Your password at ${organization}`,
    paragraphs: [
      by === undefined
        ? `Somebody who cannot log in to ${organization} gave this e-mail address.`
        : `${by} asks you to set a new password in ${organization}.`,
      ...ways,
      'A link to a new password works once, for 1 hour.',
      'If it was not you, nothing has changed and there is nothing you need to do.',
    ],
  }),
  inactive: ({ username, organization }) =>
    `${username} is inactive and cannot log in. An admin operator of ${organization} can set it active again.`,
  step: ({ username }, isFirst) =>
    isFirst ? `Set the first password for ${username} here:` : `Set a new password for ${username} here:`,
};

const de: MailWords = {
  invitation: ({ name, username, organization, by, link }) => ({
    subject: `Einladung zu den Ladestationen von ${organization}`,
    paragraphs: [
      `Guten Tag ${name},`,
      `${by === undefined ? 'Sie sind eingeladen' : `${by} lädt Sie ein`}, die Ladestationen von ${organization} mit zu betreuen.`,
      `Ihr Benutzername ist ${username}. Legen Sie hier Ihr Passwort fest, um zu beginnen:`,
      link,
      'Der Link gilt einmal, 7 Tage lang. Ist er zu alt, bitten Sie um eine neue Einladung.',
      'Haben Sie diese E-Mail nicht erwartet, müssen Sie nichts tun.',
    ],
  }),
  reset: ({ organization, by, ways }) => ({
    subject: `Ihr Passwort bei ${organization}`,
    paragraphs: [
      by === undefined
        ? `Jemand, der sich bei ${organization} nicht anmelden kann, hat diese E-Mail-Adresse angegeben.`
        : `${by} bittet Sie, bei ${organization} ein neues Passwort festzulegen.`,
      ...ways,
      'Ein Link für ein neues Passwort gilt einmal, 1 Stunde lang.',
      'Waren Sie es nicht, hat sich nichts geändert, und Sie müssen nichts tun.',
    ],
  }),
  inactive: ({ username, organization }) =>
    `${username} ist inaktiv und kann sich nicht anmelden. Ein Admin-Operator von ${organization} kann das Konto wieder aktivieren.`,
  step: ({ username }, isFirst) =>
    isFirst
      ? `Legen Sie hier das erste Passwort für ${username} fest:`
      : `Legen Sie hier ein neues Passwort für ${username} fest:`,
};

export const mailWords: Readonly<Record<Language, MailWords>> = { en, de };
