// Lines of a CSV file that a spreadsheet opens without running anything in it (S-8); knows no columns.

import type { Language } from '../viewer.ts';

export type Cell = string | number | null;
/** A semicolon where the decimal sign is a comma. */
export type Separator = ',' | ';';

/** A decimal comma wants other signs between the cells. */
export const usualSeparator: Readonly<Record<Language, Separator>> = { en: ',', de: ';' };

/** Lets spreadsheets see that it is UTF-8. */
export const byteOrderMark = '\uFEFF';

const setApart: Readonly<Record<Separator, RegExp>> = { ',': /[",\r\n]/, ';': /[";\r\n]/ };

export function csvLine(cells: readonly Cell[], separator: Separator = ','): string {
  return `${cells.map((cell) => cellIn(cell, separator)).join(separator)}\r\n`;
}

/** Of text that somebody may have typed; numbers of our own need none of it. */
export const csvText = (text: string, separator: Separator): string => csvCell(text, setApart[separator]);

function cellIn(cell: Cell, separator: Separator): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return csvCell(cell, setApart[separator]);
  return separator === ';' ? String(cell).replace('.', ',') : String(cell);
}

function csvCell(cell: string, apart: RegExp): string {
  const harmless = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return apart.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
