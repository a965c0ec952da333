// Where the parts of a ring begin and end, with gaps between them; knows no colour and no word.

export type RingPart<Key extends string> = { key: Key; count: number; startDegrees: number; endDegrees: number };

const gapDegrees = 2;

export function ringParts<Key extends string>(counts: { key: Key; count: number }[]): RingPart<Key>[] {
  const present = counts.filter(({ count }) => count > 0);
  const total = present.reduce((sum, { count }) => sum + count, 0);
  const gap = present.length > 1 ? gapDegrees : 0;
  const freeDegrees = 360 - gap * present.length;
  let startDegrees = gap / 2;
  return present.map(({ key, count }) => {
    const endDegrees = startDegrees + (count / total) * freeDegrees;
    const part = { key, count, startDegrees, endDegrees };
    startDegrees = endDegrees + gap;
    return part;
  });
}

/** A piece of a ring as an SVG path; zero degrees is the top, clockwise. */
export function ringPath(part: { startDegrees: number; endDegrees: number }, outer: number, inner: number): string {
  // A full turn has the same beginning and end, which SVG draws as nothing.
  const endDegrees = Math.min(part.endDegrees, part.startDegrees + 359.99);
  const at = (degrees: number, radius: number) => {
    const angle = ((degrees - 90) * Math.PI) / 180;
    return `${(radius * Math.cos(angle)).toFixed(3)} ${(radius * Math.sin(angle)).toFixed(3)}`;
  };
  const large = endDegrees - part.startDegrees > 180 ? 1 : 0;
  return [
    `M${at(part.startDegrees, outer)}`,
    `A${outer} ${outer} 0 ${large} 1 ${at(endDegrees, outer)}`,
    `L${at(endDegrees, inner)}`,
    `A${inner} ${inner} 0 ${large} 0 ${at(part.startDegrees, inner)}Z`,
  ].join('');
}
