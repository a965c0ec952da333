// Reads a sheet of comma-separated values as spreadsheets write it, row by row as they are asked for; knows no column.

/** With commas, semicolons or tabs, whichever its first line has most of; with or without a byte-order mark. */
export function* readRows(text: string): Generator<string[], void, undefined> {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? '');
  let [row, cell, quoted] = [[] as string[], '', false];
  const endCell = () => {
    row.push(asMeant(cell));
    cell = '';
  };
  for (let at = 0; at < plain.length; at += 1) {
    const letter = plain[at] ?? '';
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[at + 1] === '"') [cell, at] = [`${cell}"`, at + 1];
      else quoted = false;
    } else if (letter === '"' && cell === '') quoted = true;
    else if (letter === separator) endCell();
    else if (letter === '\n') {
      endCell();
      yield row;
      row = [];
    } else if (letter !== '\r') cell += letter;
  }
  if (cell === '' && row.length === 0) return;
  endCell();
  yield row;
}

/** Takes off the mark by which our own files keep a spreadsheet from running a cell (http/csv.ts). */
function asMeant(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}

function separatorOf(line: string): string {
  const counted = [',', ';', '\t'].map((separator) => ({ separator, count: line.split(separator).length }));
  return counted.reduce((most, each) => (each.count > most.count ? each : most)).separator;
}
