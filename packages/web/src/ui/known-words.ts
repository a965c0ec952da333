// Which of the names that stations and newer servers use the panel has words for; the languages have the same.
import { useTranslation } from 'react-i18next';

/** `path` as the words have it: "sessions:flag". */
export function useKnown<Name extends string>(path: string): (name: string) => name is Name {
  const { i18n } = useTranslation();
  return (name): name is Name => /^\w+$/.test(name) && i18n.exists(`${path}.${name}`);
}
