// A list as a CSV file in the language of whoever asks: the names of its columns, coded words, and the signs; knows no list.
import { Type } from '@fastify/type-provider-typebox';
import { languageOf, type Language, type Viewer } from '../viewer.ts';
import { byteOrderMark, csvLine, usualSeparator, type Cell } from './csv.ts';
import { oneOf } from './wire.ts';

/** For the query of an export. Without it, the operator's own language; programs get English. */
export const csvLanguage = { language: Type.Optional(oneOf('en', 'de')) };

/** What the API's names of columns, and words that are codes, are called elsewhere. */
type Words = Readonly<Record<string, string>>;
type Asked = {
  columns: readonly string[];
  german: { heads: Words; cells?: Words };
  language?: Language | undefined;
};

export type CsvList = {
  /** With the mark at the beginning of the file. */
  head: string;
  line(cells: readonly Cell[]): string;
  word(code: string | boolean | null): string | null;
};

export function csvList(viewer: Viewer, { columns, german, language = languageOf(viewer) }: Asked): CsvList {
  const separator = usualSeparator[language];
  const said = (words: Words | undefined, code: string) => (language === 'de' ? words?.[code] : undefined) ?? code;
  const heads = columns.map((column) => said(german.heads, column));
  return {
    head: byteOrderMark + csvLine(heads, separator),
    line: (cells) => csvLine(cells, separator),
    word(code) {
      if (typeof code === 'boolean') return said(german.cells, code ? 'yes' : 'no');
      return code === null ? null : said(german.cells, code);
    },
  };
}
