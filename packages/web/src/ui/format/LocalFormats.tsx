// Numbers and dates as readers of the panel's language write them, in one time zone, for all that is within.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FormatsContext } from './formats-context.ts';
import { createFormats } from './formats.ts';
import { languageOf, languages } from './languages.ts';

export function LocalFormats({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  const { language } = useTranslation().i18n;
  const { locale } = languages[languageOf(language)];
  const formats = useMemo(() => createFormats(locale, timeZone), [locale, timeZone]);
  return <FormatsContext value={formats}>{children}</FormatsContext>;
}
