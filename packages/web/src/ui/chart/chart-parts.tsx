// The parts of which charts over time are drawn: steps with their labels, times, the filled curve of power, the cursor.
import type { ReactNode } from 'react';
import { useId } from 'react';
import type { Box, PowerPoint, Scales } from './power-curve.ts';
import { curvePath, timeTicks } from './power-curve.ts';
import classes from './Chart.module.css';

/** Between an axis and what is written beside it. */
export const labelGapPx = 8;

type StepsProps = { box: Box; yPx: readonly number[]; left: readonly string[]; right?: readonly string[] };

/** From zero upwards; an axis without labels is none. */
export function Steps({ box, yPx, left, right = [] }: StepsProps) {
  return yPx.map((y, step) => (
    <g key={y} className={step === 0 ? classes.base : classes.grid}>
      <path d={`M${box.left} ${y}H${box.right}`} />
      <text className={classes.left} x={box.left - labelGapPx} y={y + 4}>
        {left[step]}
      </text>
      <text x={box.right + labelGapPx} y={y + 4}>
        {right[step]}
      </text>
    </g>
  ));
}

type TimesProps = {
  startMs: number;
  endMs: number;
  x: Scales['x'];
  y: number;
  atMost: number;
  textOf: (atMs: number) => string;
};

export function Times({ startMs, endMs, x, y, atMost, textOf }: TimesProps) {
  return [startMs, ...timeTicks(startMs, endMs, atMost), endMs].map((atMs, index, all) => (
    <text
      key={atMs}
      className={classes.label}
      x={x(atMs)}
      y={y}
      textAnchor={index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}
    >
      {textOf(atMs)}
    </text>
  ));
}

export function PowerArea({ points, scales, bottom }: { points: PowerPoint[]; scales: Scales; bottom: number }) {
  const gradient = useId();
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const path = curvePath(points, scales);
  return (
    <>
      <linearGradient id={gradient} x1="0" x2="0" y1="0" y2="1">
        <stop offset="0" className={classes.fillTop} />
        <stop offset="1" className={classes.fillBottom} />
      </linearGradient>
      <path
        d={`${path}L${scales.x(last.atMs)} ${bottom}L${scales.x(first.atMs)} ${bottom}Z`}
        fill={`url(#${gradient})`}
      />
      <path className={classes.curve} d={path} />
    </>
  );
}

/** A line that the curve is not to cross. */
export function LimitLine({ y, box, text }: { y: number; box: Box; text: string }) {
  return (
    <g className={classes.limit}>
      <path d={`M${box.left} ${y}H${box.right}`} />
      <text x={box.right} y={y - 6}>
        {text}
      </text>
    </g>
  );
}

export function Cursor({ x, box, children }: { x: number; box: Box; children: ReactNode }) {
  return (
    <g className={classes.cursor}>
      <path d={`M${x} ${box.top}V${box.bottom}`} />
      {children}
    </g>
  );
}
