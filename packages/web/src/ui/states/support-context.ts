// Where operators turn for help, as the frame around all pages has found it out; knows neither server nor organization.
import { createContext } from 'react';

/** An e-mail or web address; null where nobody has named one. */
export const SupportContext = createContext<string | null>(null);

/** The address as a link takes it; undefined for what a browser should not follow. */
export function supportLink(address: string): string | undefined {
  if (/^(https?:\/\/|mailto:)/i.test(address)) return address;
  return /^[^\s@:]+@[^\s@:]+$/.test(address) ? `mailto:${address}` : undefined;
}
