// A QR code as one path of an SVG picture: the panel's policy allows no script or style inside of pictures. Pure.
import { encode } from 'uqr';

/** Modules of white around it, without which scanners do not find it. */
const border = 4;

export function qrPath(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border });
  const rows = data.map((row, y) =>
    runsOf(row)
      .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
      .join(''),
  );
  return { size, path: rows.join('') };
}

/** Where dark modules stand side by side, and how many. */
function runsOf(row: readonly boolean[]): [start: number, length: number][] {
  const starts = row.flatMap((dark, x) => (dark && row[x - 1] !== true ? [x] : []));
  return starts.map((start) => {
    const end = row.indexOf(false, start);
    return [start, (end === -1 ? row.length : end) - start];
  });
}
