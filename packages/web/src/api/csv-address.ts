// Where a list is found as a CSV file: as it is filtered, in the language of the panel, which may be none that was chosen for the account.
import type { Language } from '../ui/format/languages.ts';

export function csvAddress(path: string, filter: object, language: Language): string {
  const said = Object.entries<unknown>({ ...filter, language }).filter(([, value]) => value !== undefined);
  return `/api/v1${path}?${new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString()}`;
}
