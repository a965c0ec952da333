// Lets the compiler refuse a word that does not exist.
import type { words } from './language/en.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: typeof words;
  }
}
