// Hands the formats of the organization's time zone to every component.
import { createContext, use } from 'react';
import { createFormats } from './formats.ts';
import type { Formats } from './formats.ts';

export const panelLocale = 'en-GB';

const browserZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const FormatsContext = createContext<Formats>(createFormats(panelLocale, browserZone));

export const useFormats = (): Formats => use(FormatsContext);
