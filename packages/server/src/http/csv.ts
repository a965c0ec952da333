// Lines of a CSV file that a spreadsheet opens without running anything in it (S-8); knows no columns.

type Cell = string | number | null;
/** A semicolon where the decimal sign is a comma. */
export type Separator = ',' | ';';

/** Lets spreadsheets see that it is UTF-8. */
export const byteOrderMark = '\uFEFF';

const setApart: Readonly<Record<Separator, RegExp>> = { ',': /[",\r\n]/, ';': /[";\r\n]/ };

export function csvLine(cells: readonly Cell[], separator: Separator = ','): string {
  return `${cells.map((cell) => csvCell(cell, setApart[separator])).join(separator)}\r\n`;
}

/** Of text that somebody may have typed; numbers of our own need none of it. */
export const csvText = (text: string, separator: Separator): string => csvCell(text, setApart[separator]);

function csvCell(cell: Cell, apart: RegExp): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const harmless = /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return apart.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
