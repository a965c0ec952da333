// The words of the panel in one language at a time: each is a script of its own, loaded when it is first spoken.
import { createInstance, type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { tellIn, type Sentences } from '../../api/told/told.ts';
import { isLanguage, type Language } from '../../ui/format/languages.ts';
import type { words as english } from './en.ts';

type Words = typeof english;

const scripts: Record<Language, () => Promise<{ words: Words }>> = {
  en: () => import('./en.ts'),
  de: () => import('./de.ts'),
};

const fromScripts: BackendModule = {
  type: 'backend',
  callbackApi: false,
  init: () => undefined,
  // oxlint-disable-next-line typescript/no-misused-promises -- without callbacks the library waits for it, whatever its types say
  async read(language: string, namespace: string) {
    if (!isLanguage(language)) throw new Error(`There are no words of ${language}.`);
    return (await scripts[language]()).words[namespace as keyof Words];
  },
};

export const words = createInstance();

/** The page's language was decided before anything was painted. */
export async function startWords(): Promise<void> {
  const language = isLanguage(document.documentElement.lang) ? document.documentElement.lang : 'en';
  const { words: first } = await scripts[language]();
  await words
    .use(fromScripts)
    .use(initReactI18next)
    .init({
      lng: language,
      load: 'currentOnly',
      fallbackLng: false,
      ns: Object.keys(first),
      defaultNS: 'ui',
      resources: { [language]: first },
      partialBundledLanguages: true,
      interpolation: { escapeValue: false },
    });
  tell(language);
  words.on('languageChanged', keep);
}

/** Names are there at once; sentences, which come when something is wrong, follow. */
function tell(language: string): void {
  const names = words.getResourceBundle(language, 'told') as Sentences;
  tellIn(names);
  if (language !== 'de') return;
  const heard = ({ sentences }: { sentences: Sentences }) => {
    if (words.language === language) tellIn({ ...names, ...sentences });
  };
  // Without them the server's own English stands.
  void import('../../api/told/sentences-de.ts').then(heard, () => undefined);
}

/** For the first paint of the next visit, too. */
function keep(language: string): void {
  document.documentElement.lang = language;
  tell(language);
  try {
    localStorage.setItem('stationmaster-language', language);
  } catch {
    // Storage may be forbidden; whoever logs in has it in the account.
  }
}
