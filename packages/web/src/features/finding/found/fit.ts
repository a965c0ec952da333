// How well a text fits what was typed, and which part of it that is; the same order as the server's. Pure.

/** As a whole, at its beginning, at that of a word, anywhere, nowhere. */
export type Fit = 0 | 1 | 2 | 3 | 4;
const fitsNowhere = 4;

export function fitOf(typed: string, ...texts: readonly string[]): Fit {
  const words = typed.trim().toLowerCase();
  return texts.reduce<Fit>((best, text) => Math.min(best, fitOfOne(words, text.toLowerCase())) as Fit, fitsNowhere);
}

function fitOfOne(words: string, text: string): Fit {
  if (words === '') return fitsNowhere;
  if (text === words) return 0;
  if (text.startsWith(words)) return 1;
  if (text.includes(` ${words}`)) return 2;
  return text.includes(words) ? 3 : fitsNowhere;
}

/** Where `typed` stands in it first, at the beginning of a word if it does. */
export function partsOf(text: string, typed: string): { before: string; match: string; after: string } {
  const [words, small] = [typed.trim().toLowerCase(), text.toLowerCase()];
  const atWord = small.startsWith(words) ? 0 : small.indexOf(` ${words}`) + 1;
  const at = small.startsWith(words) || atWord > 0 ? atWord : small.indexOf(words);
  // A few letters are longer when they are small: there nothing can be said of places.
  if (words === '' || at < 0 || small.length !== text.length) return { before: text, match: '', after: '' };
  const end = at + words.length;
  return { before: text.slice(0, at), match: text.slice(at, end), after: text.slice(end) };
}
