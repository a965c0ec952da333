// Words that begin a sentence elsewhere, in the middle of one.

/** For words that are written small there in every language: states, values. */
export const continued = (words: string): string =>
  words.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
