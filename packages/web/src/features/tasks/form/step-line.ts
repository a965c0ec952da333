// Where the line of a day steps: what holds over its 24 hours, between none and full height. Pure.

export type Step = { fromHour: number; toHour: number; level: 'low' | 'high'; isInside: boolean };

const hoursOf = (time: string) => Number(time.slice(0, 2)) + Number(time.slice(3)) / 60;

/** A window that goes over midnight lies at both ends of the day. */
export function stepsOf(from: string, to: string | undefined, insideIs: 'low' | 'high'): Step[] {
  const outsideIs = insideIs === 'low' ? 'high' : 'low';
  const [start, end] = [hoursOf(from), to === undefined ? 24 : hoursOf(to)];
  const piece = (fromHour: number, toHour: number, isInside: boolean): Step => {
    return { fromHour, toHour, isInside, level: isInside ? insideIs : outsideIs };
  };
  const pieces =
    end > start
      ? [piece(0, start, false), piece(start, end, true), piece(end, 24, false)]
      : [piece(0, end, true), piece(end, start, false), piece(start, 24, true)];
  return pieces.filter(({ fromHour, toHour }) => toHour > fromHour);
}
