// Lets the compiler refuse a word that does not exist.
import type { words } from './words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'ui';
    resources: typeof words;
  }
}
