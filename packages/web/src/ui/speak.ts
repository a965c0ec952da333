// Changes the language of the panel once its words are there.
import type { i18n } from 'i18next';
import type { Language } from './format/languages.ts';

/** Where they do not come, another language is better than none; they are asked for again at the next try. */
export async function speak(words: i18n, language: Language): Promise<void> {
  if (!words.hasResourceBundle(language, 'ui')) await words.reloadResources([language]);
  if (words.hasResourceBundle(language, 'ui')) await words.changeLanguage(language);
}
