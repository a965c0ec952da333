// Hands the formats of the language and of the organization's time zone to every component.
import { createContext, use } from 'react';
import { createFormats } from './formats.ts';
import type { Formats } from './formats.ts';
import { languages } from './languages.ts';

/** Whoever is not logged in has no organization. */
export const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const FormatsContext = createContext<Formats>(createFormats(languages.en.locale, browserZone));

export const useFormats = (): Formats => use(FormatsContext);
