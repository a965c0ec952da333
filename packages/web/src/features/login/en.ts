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
  ended: 'Your login has ended. Log in to go on where you were.',
  usernameMissing: 'Enter your username.',
  passwordMissing: 'Enter your password.',
  light: 'Use light colours',
  dark: 'Use dark colours',
};
