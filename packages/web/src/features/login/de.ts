// The German words of logging in.
import type { login as words } from './en.ts';

export const login: typeof words = {
  title: 'Anmelden',
  subtitle: 'bei den Ladestationen Ihrer Organisation',
  username: 'Benutzername',
  password: 'Passwort',
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  submit: 'Anmelden',
  lost: 'Passwort vergessen?',
  hours: 'Eine Anmeldung gilt 2 Stunden.',
  usernameMissing: 'Geben Sie Ihren Benutzernamen ein.',
  passwordMissing: 'Geben Sie Ihr Passwort ein.',
  code: 'Code Ihres zweiten Faktors',
  codeHelp: 'Der, den Ihre App jetzt zeigt, oder ein Wiederherstellungscode.',
  codeMissing: 'Geben Sie den Code ein.',
  back: 'Zurück',
  light: 'Helle Farben',
  dark: 'Dunkle Farben',
};
