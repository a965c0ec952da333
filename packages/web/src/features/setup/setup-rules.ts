// What can be said about the first organization's fields before they are sent; knows no component.

export const shortestPassword = 12;

export const isSlug = (text: string): boolean => /^[a-z0-9][a-z0-9-]{0,47}$/.test(text);
export const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+$/.test(text);

/** "Österbotten Lade GmbH" as "osterbotten-lade-gmbh". */
export function slugOf(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48);
}
