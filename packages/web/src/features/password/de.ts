// The German words for whoever has no password, or lost it.
import type { password as words } from './en.ts';

export const password: typeof words = {
  lostTitle: 'Passwort vergessen?',
  lostText: 'Geben Sie unten Ihre E-Mail-Adresse ein; wir senden Ihnen einen Link für ein neues Passwort.',
  email: 'E-Mail-Adresse',
  emailWrong: 'Das ist keine E-Mail-Adresse.',
  reset: 'Passwort zurücksetzen',
  logIn: 'Zur Anmeldung',
  asked: 'Hat ein Operator die Adresse {{email}}, ist eine E-Mail dorthin unterwegs. Ihr Link gilt 1 Stunde.',
  askedHelp:
    'Nichts angekommen? Sehen Sie im Spam-Ordner nach, oder fragen Sie einen Admin-Operator Ihrer Organisation.',
  setTitle: 'Passwort festlegen',
  invited: 'Willkommen, {{name}}. Ihr Benutzername bei {{organization}} ist {{username}}.',
  forReset: 'für {{username}} bei {{organization}}',
  password: 'Neues Passwort',
  showPassword: 'Passwort anzeigen',
  weak: 'Es hält nicht alle Regeln unten ein.',
  set: 'Passwort festlegen',
  done: 'Ihr Passwort ist festgelegt, {{name}}.',
  doneText: 'Melden Sie sich als {{username}} an, um zu beginnen.',
  toLogin: 'Anmelden',
  spent: 'Dieser Link wurde schon benutzt oder ist zu alt',
  spentText:
    'Fordern Sie mit Ihrer E-Mail-Adresse einen neuen an. Eine Einladung bekommen Sie erneut von dem, der Sie eingeladen hat.',
  askAgain: 'Neuen Link anfordern',
};
