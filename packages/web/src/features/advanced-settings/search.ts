// What the address of the advanced settings may say: words and the page.
import type { Setting } from '../../api/contract.ts';
import { said, searched, wholeNumber } from '../../ui/address.ts';

export type SettingsSearch = { search?: string; page?: number };

export const settingsPageSize = 50;

export const parseSettingsSearch = (search: Record<string, unknown>): SettingsSearch =>
  said<SettingsSearch>({ search: searched(search['search']), page: wholeNumber(search['page']) });

export function fits({ key, value }: Pick<Setting, 'key' | 'value'>, words: string | undefined): boolean {
  if (words === undefined) return true;
  const text = `${key} ${value ?? ''}`.toLowerCase();
  return words
    .toLowerCase()
    .split(' ')
    .every((word) => text.includes(word));
}
