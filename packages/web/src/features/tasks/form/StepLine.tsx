// What holds over the 24 hours of a day, as a line that steps.
import classes from './StepLine.module.css';
import type { Step } from './step-line.ts';

const width = 360;
const levelY = { high: 24, low: 64 };
const baseY = 80;
const x = (hour: number) => (hour / 24) * width;

type Props = {
  steps: Step[];
  /** Said of what holds inside and outside; nothing where that is not known. */
  words: { inside: string; outside: string | undefined };
  label: string;
};

type Piece = { from: number; to: number; level: Step['level'] };

/** Between the edges of its piece; beside a low one that is too narrow, whose edges would cross the words. */
function placeOf({ from, to, level }: Piece): { anchor: 'start' | 'middle' | 'end'; at: number } {
  if (level === 'low' && to - from < 60 && from > 0 && to < width) {
    return to < width / 2 ? { anchor: 'start', at: to + 6 } : { anchor: 'end', at: from - 6 };
  }
  const middle = (from + to) / 2;
  if (middle < 40) return { anchor: 'start', at: from + 4 };
  return middle > width - 40 ? { anchor: 'end', at: to - 4 } : { anchor: 'middle', at: middle };
}

function Words({ step, text }: { step: Step; text: string }) {
  const { anchor, at } = placeOf({ from: x(step.fromHour), to: x(step.toHour), level: step.level });
  return (
    <text className={classes.value} x={at} y={levelY[step.level] - 8} textAnchor={anchor}>
      {text}
    </text>
  );
}

/** Each value stands once, over the longest piece in which it holds. */
function longest(steps: Step[], isInside: boolean): Step | undefined {
  return steps
    .filter((step) => step.isInside === isInside)
    .sort((a, b) => b.toHour - b.fromHour - (a.toHour - a.fromHour))[0];
}

export function StepLine({ steps, words: { inside, outside }, label }: Props) {
  const isKnown = (step: Step) => step.isInside || outside !== undefined;
  const known = steps.filter(isKnown);
  const path = known.map(({ fromHour, toHour, level }, nth) => {
    return `${nth === 0 ? 'M' : 'L'}${x(fromHour)} ${levelY[level]}H${x(toHour)}`;
  });
  const [longInside, longOutside] = [longest(steps, true), longest(steps, false)];
  return (
    <svg className={classes.line} viewBox={`-12 0 ${width + 24} 104`} role="img" aria-label={label}>
      {steps
        .filter((step) => step.isInside && outside !== undefined)
        .map(({ fromHour, toHour }) => (
          <rect
            key={fromHour}
            className={classes.inside}
            x={x(fromHour)}
            y={8}
            width={x(toHour) - x(fromHour)}
            height={baseY - 8}
          />
        ))}
      <path className={classes.base} d={`M0 ${baseY}H${width}`} />
      {[0, 6, 12, 18, 24].map((hour) => (
        <g key={hour}>
          <path className={classes.base} d={`M${x(hour)} ${baseY}v4`} />
          <text className={classes.hour} x={x(hour)} y={baseY + 18} textAnchor="middle">
            {String(hour).padStart(2, '0')}
          </text>
        </g>
      ))}
      <path className={classes.steps} d={path.join('')} />
      {longInside !== undefined && <Words step={longInside} text={inside} />}
      {longOutside !== undefined && outside !== undefined && <Words step={longOutside} text={outside} />}
    </svg>
  );
}
