// The arithmetic of bars with a line above them: two axes from zero with as many steps, and where names stand; knows no word.

const roundSteps = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];
const stepCount = 4;

/** From `atLeast` up to about twice as much: the tops that give an axis of four round steps. */
function roundTops(atLeast: number): number[] {
  const tops = [];
  const magnitude = 10 ** Math.floor(Math.log10(atLeast / stepCount));
  for (const scale of [magnitude, magnitude * 10]) {
    for (const step of roundSteps) tops.push(step * scale * stepCount);
  }
  return [...new Set(tops)].filter((top) => top >= atLeast && top < atLeast * 2.5).sort((a, b) => a - b);
}

export type Pair = { bar: number; line: number };
export type Axes = { barTop: number; lineTop: number; steps: number };

/** Above which share of its bar's top the line is to run, where it can. */
const clearance = 0.04;
/** Bars lower than this of the chart's height would be hard to compare. */
const lowestBar = 0.5;

/**
 * The line's axis ends as near above its highest value as round steps allow; that of the bars leaves room for the line to
 * run above as many as can be, as long as the highest still takes a good half. `leastBar` and `leastLine` are tops for nearly nothing.
 */
export function axesFor(pairs: readonly Pair[], leastBar: number, leastLine: number): Axes {
  const highest = (of: (pair: Pair) => number, least: number) => Math.max(least, ...pairs.map(of));
  const highestBar = highest(({ bar }) => bar, leastBar);
  const [lineTop = leastLine] = roundTops(highest(({ line }) => line, leastLine)).filter((top) =>
    Number.isInteger(top / stepCount),
  );
  const tops = roundTops(highestBar).filter((top) => highestBar / top >= lowestBar);
  const crossed = (barTop: number) =>
    pairs.filter(({ bar, line }) => bar > 0 && line / lineTop < bar / barTop + clearance).length;
  const fewest = Math.min(...tops.map(crossed));
  const barTop = tops.find((top) => crossed(top) === fewest) ?? leastBar;
  return { barTop, lineTop, steps: stepCount };
}

/** Which of so many are named, so that names stay `atMost`: evenly, the last among them. */
export function namedIndexes(count: number, atMost: number): number[] {
  const every = Math.max(1, Math.ceil(count / Math.max(1, atMost)));
  return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % every === 0);
}

/** A bar with rounded upper corners, as an SVG path; nothing where it has no height. */
export function barPath({ x, y, width, bottom }: { x: number; y: number; width: number; bottom: number }): string {
  const height = bottom - y;
  if (height <= 0) return '';
  const radius = Math.min(2, height, width / 2);
  return [
    `M${x.toFixed(1)} ${bottom}V${(y + radius).toFixed(1)}q0 ${-radius} ${radius} ${-radius}`,
    `h${(width - 2 * radius).toFixed(1)}q${radius} 0 ${radius} ${radius}V${bottom}Z`,
  ].join('');
}
