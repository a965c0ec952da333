// The words of logging in.
export const login = {
  title: 'Log in',
  subtitle: 'to the charging stations of your organization',
  username: 'Username',
  password: 'Password',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  submit: 'Log in',
  hours: 'A login is good for 2 hours.',
  usernameMissing: 'Enter your username.',
  passwordMissing: 'Enter your password.',
  code: 'Code of your second factor',
  codeHelp: 'The one your app shows now, or a recovery code.',
  codeMissing: 'Enter the code.',
  back: 'Back',
  light: 'Use light colours',
  dark: 'Use dark colours',
};
