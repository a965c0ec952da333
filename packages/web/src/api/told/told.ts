// Sentences of the server in the language of the panel: the server speaks English, and has more sentences than codes.

/** By the English sentence; what differs from time to time stands in {{holes}}, in the same order in both. */
export type Sentences = Readonly<Record<string, string>>;
type Pattern = { matches: RegExp; said: string };

let exact: Sentences = {};
let patterns: Pattern[] = [];

/** From now on, sentences are told in these words; in English there are none, and each stays as it is. */
export function tellIn(sentences: Sentences): void {
  exact = sentences;
  patterns = Object.entries(sentences)
    .filter(([english]) => english.includes('{{'))
    .map(([english, said]) => ({ matches: patternOf(english), said }));
}

function patternOf(english: string): RegExp {
  const pieces = english.split(/{{\w+}}/).map((piece) => piece.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(`^${pieces.join('(.+?)')}$`, 's');
}

/** Undefined where the panel's language has no words for it. */
export function findTold(sentence: string): string | undefined {
  if (Object.hasOwn(exact, sentence)) return exact[sentence];
  for (const { matches, said } of patterns) {
    const found = matches.exec(sentence);
    if (found !== null) return said.replaceAll(/{{(\d+)}}/g, (_, nth: string) => found[Number(nth)] ?? '');
  }
  return undefined;
}

export const told = (sentence: string): string => findTold(sentence) ?? sentence;
