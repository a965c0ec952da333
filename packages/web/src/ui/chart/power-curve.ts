// The arithmetic of the power curve: axes from zero with few round steps, and paths; knows no colour and no word.

export type PowerPoint = { atMs: number; powerW: number };
export type Box = { left: number; right: number; top: number; bottom: number };

/** A car that takes nothing is not to look as if it drew a mountain. */
const leastTopW = 4000;
const roundSteps = [1, 2, 4, 5, 10];

/** At most five steps from zero to above the highest value; zero and the top are among them. */
export function powerSteps(highestW: number): { steps: number[]; topW: number } {
  const highest = Math.max(highestW, leastTopW);
  const magnitude = 10 ** Math.floor(Math.log10(highest / 4));
  const stepW = (roundSteps.find((step) => step * magnitude * 4 >= highest) ?? 10) * magnitude;
  const count = Math.ceil(highest / stepW);
  return { steps: Array.from({ length: count + 1 }, (_, step) => step * stepW), topW: count * stepW };
}

const minuteMs = 60_000;
const tickStepsMs = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((minutes) => minutes * minuteMs);

/** Round times between two instants; those too near to an end, or of its minute, are left out, for the ends carry their own. */
export function timeTicks(startMs: number, endMs: number, atMost: number): number[] {
  const spanMs = endMs - startMs;
  const stepMs = tickStepsMs.find((step) => spanMs / step <= atMost) ?? spanMs;
  const nearMs = spanMs * 0.13;
  const ticks: number[] = [];
  for (let at = Math.ceil(startMs / stepMs) * stepMs; at < endMs; at += stepMs) {
    const isFree = at - startMs > nearMs && endMs - at > Math.max(nearMs, minuteMs);
    if (isFree) ticks.push(at);
  }
  return ticks;
}

export function scalesFor(box: Box, startMs: number, endMs: number, topW: number) {
  const spanMs = Math.max(1, endMs - startMs);
  return {
    x: (atMs: number) => box.left + ((atMs - startMs) / spanMs) * (box.right - box.left),
    atMs: (x: number) => startMs + ((x - box.left) / (box.right - box.left)) * spanMs,
    y: (powerW: number) => box.bottom - (powerW / topW) * (box.bottom - box.top),
  };
}

export type Scales = ReturnType<typeof scalesFor>;

export function curvePath(points: PowerPoint[], { x, y }: Pick<Scales, 'x' | 'y'>): string {
  return points
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.atMs).toFixed(1)} ${y(point.powerW).toFixed(1)}`)
    .join('');
}

export function nearestIndex(instants: readonly number[], atMs: number): number {
  let nearest = 0;
  instants.forEach((instant, index) => {
    const best = instants[nearest];
    if (best !== undefined && Math.abs(instant - atMs) < Math.abs(best - atMs)) nearest = index;
  });
  return nearest;
}
