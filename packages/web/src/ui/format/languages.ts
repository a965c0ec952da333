// The languages of the panel: what each calls itself, and where its readers are at home with numbers and dates.

export const languages = {
  en: { name: 'English', locale: 'en-GB' },
  de: { name: 'Deutsch', locale: 'de-DE' },
} as const;

export type Language = keyof typeof languages;

export const isLanguage = (name: string): name is Language => Object.hasOwn(languages, name);

/** Of what i18next says, which may be any name. */
export const languageOf = (name: string): Language => (isLanguage(name) ? name : 'en');
