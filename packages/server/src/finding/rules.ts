// What is looked for in what was typed. Pure.

export type Sought = {
  /** Compared with what is kept in small letters; undefined where it is too short to tell anything. */
  words: string | undefined;
  /** Of a charging event, if it can be one. */
  transactionId: number | undefined;
};

const fewestLetters = 2;
const largestTransactionId = 2_147_483_647;

export function soughtIn(text: string): Sought {
  // oxlint-disable-next-line no-control-regex -- a NUL is no text to the database, and no name has the others
  const typed = text.replace(/[\u0000-\u001f\u007f]/g, ' ').trim();
  const words = typed.toLowerCase();
  const number = /^#?\d{1,10}$/.test(typed) ? Number(typed.replace('#', '')) : 0;
  return {
    words: words.length >= fewestLetters ? words : undefined,
    transactionId: number > 0 && number <= largestTransactionId ? number : undefined,
  };
}

export type Best<Item> = { items: Item[]; more: boolean };

/** Of one more than is shown: whether there is more. */
export function bestOf<Item>(found: readonly Item[], most: number): Best<Item> {
  return { items: found.slice(0, most), more: found.length > most };
}
